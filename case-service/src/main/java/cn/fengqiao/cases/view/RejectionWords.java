package cn.fengqiao.cases.view;

import cn.fengqiao.cases.clock.ClockRefusal;
import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.cases.dispute.WriteOffGuards;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Supervision;
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
            case CaseRejection.NotAsked r ->
                "贵部门只是知悉此案：请" + vocabulary.name(r.holder()) + "受理后交办或移交，或由其邀请贵部门协办，接受后即可受理";
            case CaseRejection.WrongStatus r ->
                "案件处于「" + vocabulary.name(r.status()) + "」，须为「" + statuses(r.allowed()) + "」";
            case CaseRejection.NotResponsible r ->
                r.responsible().isEmpty() ? "案件尚无承办部门" : "由" + departments(r.responsible()) + "承办";
            case CaseRejection.NotHolder r -> "须由承办部门（无承办部门时由登记部门）操作：" + vocabulary.name(r.holder());
            case CaseRejection.OwnCase r -> "登记或承办部门不能退回自己的案件；承办部门请用「回退」";
            case CaseRejection.WrongShareState r ->
                "本部门协办状态为「" + r.state().zh() + "」"
                        + (r.state() == ShareState.REQUESTED || r.state() == ShareState.REJECTED ? "，请先接受协办" : "");
            case CaseRejection.AlreadyPaused r -> "案件已挂起";
            case CaseRejection.NotPaused r -> "案件没有挂起";
            case CaseRejection.ExtensionAsked r -> r.asked() ? "已申请延期，尚待答复" : "没有待答复的延期申请";
            case CaseRejection.SupervisionOnlyRises r -> "督办级别只升不降，现为「" + supervision(r.level()) + "」；请先解除督办";
            case CaseRejection.NotSupervised r -> "案件没有督办";
            case CaseRejection.AlreadyRestricted r -> "案件已限制知悉";
            case CaseRejection.NotRestricted r -> "案件没有限制知悉";
            case CaseRejection.ClockRefused r -> clock(r.why());
            case CaseRejection.HighestTier r -> "已由一级责任人负责，不能再上报";
            case CaseRejection.NoShare r -> vocabulary.name(r.department()) + "未参与此案";
            case CaseRejection.TheirShareState r ->
                vocabulary.name(r.department()) + "的协办状态为「" + r.state().zh() + "」";
            case CaseRejection.OwnersStay r -> vocabulary.name(r.department()) + "登记、交办或承办此案，不能撤销共享";
            case CaseRejection.NoSuchWay r -> "不能转为「" + vocabulary.name(r.to()) + "」";
            case CaseRejection.AlreadyResponsible r -> vocabulary.name(r.department()) + "已是承办部门";
            case CaseRejection.CalendarMissing r -> r.year() + " 年的节假日安排尚未录入，无法计算签收时限";
            case CaseRejection.SameCase r -> "不能并入自身";
            case CaseRejection.OtherSubdistrict r -> "两案不在同一街道";
            case CaseRejection.RestrictionDiffers r -> "限制知悉的案件不能与一般案件并案：请先对另一案限制知悉，或解除限制";
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
            case CaseRejection.NotAsked r ->
                "your department was only told of the case: ask " + r.holder()
                        + " to accept and assign it to you, or to ask you for a part and accept that first";
            case CaseRejection.WrongStatus r -> "the case is " + r.status() + ", not one of " + r.allowed();
            case CaseRejection.NotResponsible r ->
                r.responsible().isEmpty() ? "nobody is responsible yet" : r.responsible() + " is responsible";
            case CaseRejection.NotHolder r -> "only " + r.holder() + ", which answers for the case, may do this";
            case CaseRejection.OwnCase r -> "who raised or leads the case cannot refuse a part in it";
            case CaseRejection.WrongShareState r ->
                "your department's part is " + r.state()
                        + (r.state() == ShareState.REQUESTED || r.state() == ShareState.REJECTED
                                ? ": accept it first"
                                : "");
            case CaseRejection.AlreadyPaused r -> "the case waits already";
            case CaseRejection.NotPaused r -> "the case does not wait";
            case CaseRejection.ExtensionAsked r ->
                r.asked() ? "more time was asked for already" : "nobody asked for more time";
            case CaseRejection.SupervisionOnlyRises r ->
                "supervision only rises; it is " + r.level() + ": cancel it first";
            case CaseRejection.NotSupervised r -> "the case is not supervised";
            case CaseRejection.AlreadyRestricted r -> "the case is restricted already";
            case CaseRejection.NotRestricted r -> "the case is not restricted";
            case CaseRejection.ClockRefused r -> "the clock does not admit it: " + r.why();
            case CaseRejection.HighestTier r -> "the first tier answers for the case already";
            case CaseRejection.NoShare r -> r.department() + " is not on the case";
            case CaseRejection.TheirShareState r -> "the part of " + r.department() + " is " + r.state();
            case CaseRejection.OwnersStay r -> r.department() + " raised, gave out or leads the case";
            case CaseRejection.NoSuchWay r -> "it does not lead to " + r.to();
            case CaseRejection.AlreadyResponsible r -> r.department() + " is responsible already";
            case CaseRejection.CalendarMissing r -> "the holidays of " + r.year() + " have not been entered";
            case CaseRejection.SameCase r -> "a case cannot be merged into itself";
            case CaseRejection.OtherSubdistrict r -> "the cases lie in different subdistricts";
            case CaseRejection.RestrictionDiffers r ->
                "one case is restricted and the other is not: restrict the other one first, or lift the restriction";
            case CaseRejection.ModeDiffers r -> "a drill and a real case are never one";
            case CaseRejection.OtherCaseClosed r -> "case " + r.number() + " is " + r.status();
            case CaseRejection.OtherIsYounger r ->
                "the older case survives: send the command to the younger case " + r.number();
            case CaseRejection.OtherWithoutLead r ->
                "nobody is responsible for case " + r.number() + ": accept and assign it first, then merge";
        };
    }

    private String clock(ClockRefusal why) {
        return switch (why) {
            case ClockRefusal.Ended r -> "该时限已经结束";
            case ClockRefusal.NeverPaused r -> "没有可以挂起的「" + r.kind().zh() + "」时限";
            case ClockRefusal.NeverExtended r -> "没有可以延期的「" + r.kind().zh() + "」时限";
            case ClockRefusal.AlreadyPaused r -> "该时限已经暂停";
            case ClockRefusal.NotPaused r -> "该时限没有暂停";
            case ClockRefusal.CalendarMissing r -> r.year() + " 年的节假日安排尚未录入，无法计算时限";
            case ClockRefusal.TimeOver r -> "已经逾期，不能再挂起或延期";
            case ClockRefusal.UnknownReason r ->
                "挂起理由须为："
                        + r.allowed().stream()
                                .map(code -> vocabulary.name(CodeSystem.PAUSE_REASON, code))
                                .collect(Collectors.joining("、"));
            case ClockRefusal.PausesUsedUp r -> "可以挂起的时间已经用完";
            case ClockRefusal.ExtensionsUsedUp r -> "只能延期 " + r.times() + " 次";
            case ClockRefusal.ConsentMissing r -> "延期须经双方当事人同意";
        };
    }

    /** What is missing for a write-off. */
    public String chinese(WriteOffGuards.Unmet unmet) {
        return switch (unmet.guard()) {
            case OUTCOME_SET -> "尚未登记办结结果";
            case PERFORMED_OR_GUIDED -> "协议尚未履行完毕，或引导告知书尚未送达";
            case TASKS_DONE ->
                "任务或承诺未完成且未免除："
                        + unmet.missing().stream()
                                .map(code -> vocabulary.name(Department.of(code)))
                                .collect(Collectors.joining("、"));
            case DOCUMENTS_PRESENT ->
                "缺少文书："
                        + unmet.missing().stream()
                                .map(kind -> vocabulary.name(CodeSystem.DOCUMENT_KIND, kind))
                                .collect(Collectors.joining("、"));
            case FOLLOWED_UP ->
                "尚未回访："
                        + unmet.missing().stream()
                                .map(side -> side(Side.valueOf(side)))
                                .collect(Collectors.joining("、"))
                        + "（联系不上的，须在三个不同日期各登记一次）";
            case NOT_RED -> "红色预警案件不能销号";
            case NOT_PROVISIONAL ->
                unmet.missing().isEmpty()
                        ? "风险问题已答全，重新评估尚未到达"
                        : "颜色为暂定，以下问题尚未回答，请用「补正」补答："
                                + unmet.missing().stream()
                                        .map(question -> vocabulary.name(CodeSystem.INTAKE_QUESTION, question))
                                        .collect(Collectors.joining("、"));
            case YELLOW_BY_L2 -> "黄色预警案件须由案发地的二级以上责任人（或其副手）验收；未配备的由领导验收";
            case OTHER_EYES -> "您经办过此案，或贵部门程序登记过经办（无法辨明何人），须由他人或领导验收";
            case NO_PROTECTION_OPEN ->
                "仍有未了结的保护义务："
                        + unmet.missing().stream()
                                .map(RejectionWords::protection)
                                .collect(Collectors.joining("、"));
            case RISK_REVIEWED -> "办结后的风险评估尚未到达";
        };
    }

    public static String english(WriteOffGuards.Unmet unmet) {
        String what = switch (unmet.guard()) {
            case OUTCOME_SET -> "no outcome is recorded";
            case PERFORMED_OR_GUIDED -> "neither performed nor guided to other routes";
            case TASKS_DONE -> "parts or promises are neither done nor waived";
            case DOCUMENTS_PRESENT -> "documents are missing";
            case FOLLOWED_UP -> "not followed up with, nor tried on three different days";
            case NOT_RED -> "the case is red";
            case NOT_PROVISIONAL -> "the colour is provisional: answer what is unanswered by amending the case";
            case YELLOW_BY_L2 ->
                "a yellow case is verified by who answers for its place on the second tier or above, or by a leader where nobody does";
            case OTHER_EYES ->
                "you worked on the case, or a program of your department did for somebody there: somebody else or a leader verifies it";
            case NO_PROTECTION_OPEN -> "a duty to protect is open";
            case RISK_REVIEWED -> "the risk was not calculated after the outcome yet";
        };
        return unmet.missing().isEmpty() ? what : what + ": " + String.join(", ", unmet.missing());
    }

    private static String side(Side side) {
        return switch (side) {
            case APPLICANT -> "申请人";
            case RESPONDENT -> "被申请人";
            case OTHER -> "其他当事人";
        };
    }

    private static String protection(String code) {
        return switch (code) {
            case "ORDER_APPLIED" -> "人身安全保护令申请待裁定";
            case "ORDER" -> "人身安全保护令在有效期内";
            case "LETTER" -> "告诫书在查访期内";
            case "DUTY" -> "保护措施未结束";
            case "MANDATORY_REPORT" -> "强制报告未登记";
            default -> throw new IllegalStateException("no words for " + code);
        };
    }

    private static String supervision(Supervision level) {
        return switch (level) {
            case NONE -> "无";
            case ORDINARY -> "一般督办";
            case YELLOW_CARD -> "黄牌督办";
            case RED_CARD -> "红牌督办";
        };
    }

    private String statuses(Collection<CaseStatus> statuses) {
        return statuses.stream().sorted().map(vocabulary::name).collect(Collectors.joining("、"));
    }

    private String departments(Collection<Department> departments) {
        return departments.stream().sorted().map(vocabulary::name).collect(Collectors.joining("、"));
    }
}
