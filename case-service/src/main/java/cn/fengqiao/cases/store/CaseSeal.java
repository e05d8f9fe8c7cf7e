package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.UUID;

/**
 * A sealed volume of a case file.
 *
 * @param number of the volume, from 1
 * @param manifest what was in it, as text
 * @param sha256 of the manifest, 64 hexadecimal digits
 * @param through version of the case up to and with which it reaches
 * @param reopened how often the case had broken out again by then; the file is sealed while it has not done so since
 */
public record CaseSeal(
        UUID caseId,
        int number,
        String manifest,
        String sha256,
        String signature,
        long through,
        int reopened,
        Instant at,
        String bySubject,
        String byName,
        Department byDepartment) {

    /** Whether it still closes the file: the case has not broken out again since. */
    public boolean closes(DisputeCase dispute) {
        return reopened == dispute.axes().reopened();
    }
}
