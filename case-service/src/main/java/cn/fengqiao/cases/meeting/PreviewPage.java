package cn.fengqiao.cases.meeting;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.HiddenReason;
import cn.fengqiao.access.Standing;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the departments of a meeting will see of the cases on its agenda. */
record PreviewPage(List<DepartmentPreview> items) {

    /** What somebody of a department will see who works on cases there. */
    record DepartmentPreview(Department department, List<CasePreview> cases) {}

    /** @param standing how the department stands to the case */
    record CasePreview(
            UUID caseId, String caseNumber, Standing standing, Set<FieldClass> shown, List<HiddenClass> hidden) {

        static CasePreview of(DisputeCase dispute, CaseAccess access) {
            return new CasePreview(
                    dispute.id(),
                    dispute.number(),
                    access.standing(),
                    access.visible(),
                    access.hidden().entrySet().stream()
                            .map(entry -> new HiddenClass(
                                    entry.getKey(),
                                    entry.getValue(),
                                    entry.getValue().zh()))
                            .toList());
        }
    }

    /** What is not shown, and why. */
    record HiddenClass(FieldClass fieldClass, HiddenReason why, String reason) {}
}
