package cn.fengqiao.cases.view;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.secret.NumbersInText;

/**
 * What people said, for somebody who may read it: without the numbers in it where the policy hides from them how to reach the
 * parties.
 */
public final class Said {

    private Said() {}

    /** What is shown of what a case or a clue says. */
    public static RaiseCase to(CaseAccess access, RaiseCase content) {
        return withNumbers(access) ? content : content.withoutNumbersInText();
    }

    /** What is shown of what was said about a step. */
    public static Remark to(CaseAccess access, Remark remark) {
        return withNumbers(access)
                ? remark
                : new Remark(NumbersInText.hiddenIn(remark.reason()), NumbersInText.hiddenIn(remark.note()));
    }

    private static boolean withNumbers(CaseAccess access) {
        return access.shows(FieldClass.CONTACT) || access.own().contains(FieldClass.CONTACT);
    }
}
