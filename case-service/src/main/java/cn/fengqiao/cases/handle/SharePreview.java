package cn.fengqiao.cases.handle;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.HiddenReason;
import cn.fengqiao.access.Role;
import cn.fengqiao.access.Standing;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.contract.Department;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;

/**
 * What a department would see of a case, were it asked for a part.
 *
 * @param standing how it stands to the case now
 * @param seen by the roles that work there; those that see the same stand together
 */
record SharePreview(Department department, String departmentName, Standing standing, List<SeenBy> seen) {

    /**
     * @param standing how they would stand to the case
     * @param shown classes of fields they would see
     * @param hidden classes they would not, with the reason
     * @param withheld classes they would see and whoever asks does not, so that they are left out of {@code view}
     * @param view the case as they would get it, without what they could do
     */
    @Schema(name = "SeenBy")
    record SeenBy(
            List<Role> roles,
            Standing standing,
            Set<FieldClass> shown,
            List<HiddenFromThem> hidden,
            Set<FieldClass> withheld,
            CaseView view) {}

    /** @param reason in the words that they would read */
    @Schema(name = "HiddenFromThem")
    record HiddenFromThem(FieldClass fieldClass, HiddenReason why, String reason) {

        static List<HiddenFromThem> of(CaseAccess access) {
            return access.hidden().entrySet().stream()
                    .map(entry -> new HiddenFromThem(
                            entry.getKey(), entry.getValue(), entry.getValue().zh()))
                    .toList();
        }
    }
}
