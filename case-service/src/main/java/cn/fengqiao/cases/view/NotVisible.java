package cn.fengqiao.cases.view;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.HiddenReason;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;

/** Says that the policy hides what was asked for, and why, the same wherever it is asked. */
public final class NotVisible {

    private NotVisible() {}

    /** With the reason the policy gave for hiding {@code field}. */
    public static Problem of(CaseAccess access, FieldClass field) {
        HiddenReason reason = access.hidden().get(field);
        return Problems.of(
                        ProblemType.NOT_VISIBLE, reason == null ? "" : reason.zh(), reason == null ? "" : reason.en())
                .with("fieldClass", field)
                .with("reason", reason);
    }

    /** Where only the class is said: the reason would tell how the caller stands to something. */
    public static Problem of(FieldClass field) {
        return Problems.of(ProblemType.NOT_VISIBLE, "按规定您不得查看" + field.zh(), "you may not see the " + field.en())
                .with("fieldClass", field);
    }
}
