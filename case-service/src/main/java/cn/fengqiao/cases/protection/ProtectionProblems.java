package cn.fengqiao.cases.protection;

import cn.fengqiao.cases.protecting.Protection;
import cn.fengqiao.cases.protecting.ProtectionRefusal;
import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.stream.Collectors;

/** Says why a step may not be taken with what protects somebody. */
final class ProtectionProblems {

    private ProtectionProblems() {}

    static Problem of(ProtectionRefusal why) {
        return switch (why) {
            case ProtectionRefusal.OfField field ->
                Problems.field(ProblemType.FIELD_INVALID, field.field(), chinese(why), english(why));
            case ProtectionRefusal.TooMany other -> notNow(other);
            case ProtectionRefusal.NotOfThisKind other -> notNow(other);
            case ProtectionRefusal.NotInState other -> notNow(other);
        };
    }

    static Problem notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "案件上没有该保护事项", "no such protection on the case");
    }

    static String kind(ProtectionKind kind) {
        return switch (kind) {
            case ORDER -> "人身安全保护令";
            case LETTER -> "告诫书";
            case DUTY -> "保护措施";
        };
    }

    /** The law it comes from, as a person cites it. */
    static String article(ProtectionKind kind) {
        return switch (kind) {
            case ORDER -> "《反家庭暴力法》第二十三条至第三十二条";
            case LETTER -> "《反家庭暴力法》第十六条、第十七条";
            case DUTY -> "《反家庭暴力法》第十五条、第十七条、第十八条";
        };
    }

    static String chinese(ProtectionRefusal why) {
        return switch (why) {
            case ProtectionRefusal.TooMany r -> "已达 " + r.most() + " 项上限";
            case ProtectionRefusal.NotOfThisKind r -> kind(r.kind()) + "没有这一步";
            case ProtectionRefusal.NotInState r ->
                "当前为“" + r.state().zh() + "”，须为"
                        + r.allowed().stream().map(Protection.State::zh).collect(Collectors.joining("、"));
            case ProtectionRefusal.Missing r -> "请填写";
            case ProtectionRefusal.NotAsked r -> "未作出保护令时不填";
            case ProtectionRefusal.InFuture r -> "不得晚于现在";
            case ProtectionRefusal.TooEarly r -> "不得早于 " + r.earliest();
            case ProtectionRefusal.TooLate r -> "不得晚于 " + r.latest();
        };
    }

    private static String english(ProtectionRefusal why) {
        return switch (why) {
            case ProtectionRefusal.TooMany r -> "there are " + r.most() + " already";
            case ProtectionRefusal.NotOfThisKind r -> "there is no such step for a " + r.kind();
            case ProtectionRefusal.NotInState r -> "it is " + r.state() + " and has to be one of " + r.allowed();
            case ProtectionRefusal.Missing r -> "it has to be said";
            case ProtectionRefusal.NotAsked r -> "only for an order that was granted";
            case ProtectionRefusal.InFuture r -> "it has not happened yet";
            case ProtectionRefusal.TooEarly r -> "not before " + r.earliest();
            case ProtectionRefusal.TooLate r -> "not after " + r.latest();
        };
    }

    private static Problem notNow(ProtectionRefusal why) {
        return Problems.of(ProblemType.NOT_NOW, chinese(why), english(why))
                .with("reason", Problems.said(chinese(why), english(why)));
    }
}
