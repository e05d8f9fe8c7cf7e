package cn.fengqiao.cases.view;

import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.util.Collection;
import java.util.stream.Collectors;

/** Says a rejection in the words of the caller's screen: the same for a greyed-out button and for a refused command. */
public final class RejectionWords {

    private final Vocabulary vocabulary;

    public RejectionWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public String chinese(CaseRejection why) {
        return switch (why) {
            case CaseRejection.NotForRole r -> "您的岗位不能" + r.action().zh();
            case CaseRejection.NotOnCase r -> vocabulary.name(r.department()) + "未参与此案";
            case CaseRejection.WrongStatus r ->
                "案件处于「" + vocabulary.name(r.status()) + "」，须为「" + statuses(r.allowed()) + "」";
            case CaseRejection.NotResponsible r ->
                r.responsible().isEmpty() ? "案件尚无承办部门" : "由" + departments(r.responsible()) + "承办";
            case CaseRejection.NotHolder r -> "须由承办部门（无承办部门时由登记部门）并案：" + vocabulary.name(r.holder());
            case CaseRejection.OwnCase r -> "登记或承办部门不能退回自己的案件；承办部门请用「回退」";
            case CaseRejection.WrongShareState r -> "本部门协办状态为「" + r.state().zh() + "」";
            case CaseRejection.AlreadyResponsible r -> vocabulary.name(r.department()) + "已是承办部门";
            case CaseRejection.CalendarMissing r -> r.year() + " 年的节假日安排尚未录入，无法计算签收时限";
            case CaseRejection.SameCase r -> "不能并入自身";
            case CaseRejection.OtherSubdistrict r -> "两案不在同一街道";
            case CaseRejection.RestrictionDiffers r -> "限制知悉的案件不能与一般案件并案";
            case CaseRejection.ModeDiffers r -> "演练案件不能与真实案件并案";
            case CaseRejection.OtherCaseClosed r ->
                "案件 " + r.number() + " 处于「" + vocabulary.name(r.status()) + "」，不能并案";
            case CaseRejection.OtherIsYounger r -> "只能并入较早的案件：请在案件 " + r.number() + " 中操作，并入本案";
            case CaseRejection.OtherWithoutLead r -> "案件 " + r.number() + " 尚无承办部门，并案后将无人负责：请先受理并交办该案，再并案";
        };
    }

    public static String english(CaseRejection why) {
        return switch (why) {
            case CaseRejection.NotForRole r ->
                "your role does not " + r.action().path();
            case CaseRejection.NotOnCase r -> r.department() + " is not on the case";
            case CaseRejection.WrongStatus r -> "the case is " + r.status() + ", not one of " + r.allowed();
            case CaseRejection.NotResponsible r ->
                r.responsible().isEmpty() ? "nobody is responsible yet" : r.responsible() + " is responsible";
            case CaseRejection.NotHolder r -> "only " + r.holder() + ", which answers for the case, may merge it";
            case CaseRejection.OwnCase r -> "who raised or leads the case cannot refuse a part in it";
            case CaseRejection.WrongShareState r -> "your department's part is " + r.state();
            case CaseRejection.AlreadyResponsible r -> r.department() + " is responsible already";
            case CaseRejection.CalendarMissing r -> "the holidays of " + r.year() + " have not been entered";
            case CaseRejection.SameCase r -> "a case cannot be merged into itself";
            case CaseRejection.OtherSubdistrict r -> "the cases lie in different subdistricts";
            case CaseRejection.RestrictionDiffers r -> "one case is restricted and the other is not";
            case CaseRejection.ModeDiffers r -> "a drill and a real case are never one";
            case CaseRejection.OtherCaseClosed r -> "case " + r.number() + " is " + r.status();
            case CaseRejection.OtherIsYounger r ->
                "the older case survives: send the command to the younger case " + r.number();
            case CaseRejection.OtherWithoutLead r ->
                "nobody is responsible for case " + r.number() + ": accept and assign it first, then merge";
        };
    }

    private String statuses(Collection<CaseStatus> statuses) {
        return statuses.stream().sorted().map(vocabulary::name).collect(Collectors.joining("、"));
    }

    private String departments(Collection<Department> departments) {
        return departments.stream().sorted().map(vocabulary::name).collect(Collectors.joining("、"));
    }
}
