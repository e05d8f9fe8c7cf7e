package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.store.CaseSeal;
import cn.fengqiao.contract.Department;
import java.time.Instant;

/**
 * A sealed volume.
 *
 * @param sha256 of the manifest
 * @param through version of the case up to and with which it reaches
 * @param manifest every line of the timeline and every document with its hash; no names and no titles
 */
record SealView(
        int number,
        Instant sealedAt,
        String sealedByName,
        Department sealedByDepartment,
        String sha256,
        String signature,
        long through,
        String manifest) {

    static SealView of(CaseSeal seal) {
        return new SealView(
                seal.number(),
                seal.at(),
                seal.byName(),
                seal.byDepartment(),
                seal.sha256(),
                seal.signature(),
                seal.through(),
                seal.manifest());
    }
}
