package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.mediating.MediationRefusal;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what stands against a step of a mediation: why, and what may be done instead. */
final class MediationProblems {

    private MediationProblems() {}

    static Problem of(MediationRefusal why) {
        Problem problem = Problems.of(type(why), chinese(why), english(why))
                .with("reason", Problems.said(chinese(why), english(why)));
        return switch (why) {
            case MediationRefusal.EndedByRefusal r -> problem.with("side", r.side());
            case MediationRefusal.ConsentMissing r -> problem.with("missing", sorted(r.of()));
            case MediationRefusal.ConfirmationNotJoint r -> problem.with("missing", sorted(r.missing()));
            case MediationRefusal.MediatorOverloaded r ->
                problem.with("open", r.open()).with("most", r.most());
            case MediationRefusal.InstalmentsDoNotAddUp r ->
                problem.with("field", "terms[" + (r.term() - 1) + "].instalments")
                        .with("amountFen", r.amountFen())
                        .with("sumFen", r.sumFen());
            case MediationRefusal.NotConfirmable r -> r.terms().isEmpty() ? problem : problem.with("terms", r.terms());
            case MediationRefusal.ConfirmationWindowOver r -> problem.with("until", r.since());
            case MediationRefusal.NoSuchSession r -> problem.with("field", "session");
            case MediationRefusal.NoSuchPromise r -> problem.with("field", "promise");
            case MediationRefusal.DayToCome r -> problem.with("field", "on");
            case MediationRefusal.MomentToCome r -> problem.with("field", "at");
            case MediationRefusal.SessionToCome r -> problem.with("field", "at");
            case MediationRefusal.BeforeTheDispute r -> problem.with("field", "at");
            case MediationRefusal.DueBeforeAgreement r ->
                problem.with("field", "terms[" + (r.term() - 1) + "].instalments");
            case MediationRefusal.TooManyInvestigations r -> problem.with("most", r.most());
            case MediationRefusal.NoSuchTerm r -> problem.with("field", "terms");
            case MediationRefusal.NoSigner r -> problem.with("field", "by").with("allowed", sorted(r.needed()));
            case MediationRefusal.ConsentedAlready r -> problem;
            case MediationRefusal.Suspended r -> problem;
            case MediationRefusal.NotSuspended r -> problem;
            case MediationRefusal.AgreementInForce r -> problem;
            case MediationRefusal.AgreementMissing r -> problem;
            case MediationRefusal.MediatorMissing r -> problem;
            case MediationRefusal.MediatorRelated r -> problem;
            case MediationRefusal.ScreeningNeeded r -> problem;
            case MediationRefusal.FaceToFaceUnsafe r -> problem;
            case MediationRefusal.SessionHeldAlready r -> problem;
            case MediationRefusal.SignedAlready r -> problem;
            case MediationRefusal.ElectronicSignatureNotValid r -> problem;
            case MediationRefusal.PromiseMarkedAlready r -> problem;
            case MediationRefusal.NoSuchConfirmationStep r -> problem;
        };
    }

    static ProblemType type(MediationRefusal why) {
        return switch (why) {
            case MediationRefusal.EndedByRefusal r -> ProblemType.MEDIATION_REFUSED;
            case MediationRefusal.ConsentMissing r -> ProblemType.CONSENT_MISSING;
            case MediationRefusal.ConsentedAlready r -> ProblemType.NOT_NOW;
            case MediationRefusal.Suspended r -> ProblemType.MEDIATION_SUSPENDED;
            case MediationRefusal.NotSuspended r -> ProblemType.NOT_NOW;
            case MediationRefusal.AgreementInForce r -> ProblemType.AGREEMENT_IN_FORCE;
            case MediationRefusal.AgreementMissing r -> ProblemType.AGREEMENT_MISSING;
            case MediationRefusal.MediatorMissing r -> ProblemType.MEDIATOR_MISSING;
            case MediationRefusal.MediatorRelated r -> ProblemType.MEDIATOR_RELATED;
            case MediationRefusal.MediatorOverloaded r -> ProblemType.MEDIATOR_OVERLOADED;
            case MediationRefusal.ScreeningNeeded r -> ProblemType.SCREENING_NEEDED;
            case MediationRefusal.FaceToFaceUnsafe r -> ProblemType.FACE_TO_FACE_UNSAFE;
            case MediationRefusal.NoSuchSession r -> ProblemType.UNKNOWN_VALUE;
            case MediationRefusal.SessionHeldAlready r -> ProblemType.NOT_NOW;
            case MediationRefusal.InstalmentsDoNotAddUp r -> ProblemType.INSTALMENTS_DO_NOT_ADD_UP;
            case MediationRefusal.SignedAlready r -> ProblemType.NOT_NOW;
            case MediationRefusal.NoSigner r -> ProblemType.UNKNOWN_VALUE;
            case MediationRefusal.ElectronicSignatureNotValid r -> ProblemType.E_SIGNATURE_NOT_VALID;
            case MediationRefusal.NoSuchPromise r -> ProblemType.UNKNOWN_VALUE;
            case MediationRefusal.PromiseMarkedAlready r -> ProblemType.NOT_NOW;
            case MediationRefusal.DayToCome r -> ProblemType.FIELD_INVALID;
            case MediationRefusal.MomentToCome r -> ProblemType.FIELD_INVALID;
            case MediationRefusal.SessionToCome r -> ProblemType.FIELD_INVALID;
            case MediationRefusal.BeforeTheDispute r -> ProblemType.FIELD_INVALID;
            case MediationRefusal.DueBeforeAgreement r -> ProblemType.FIELD_INVALID;
            case MediationRefusal.TooManyInvestigations r -> ProblemType.NOT_NOW;
            case MediationRefusal.ConfirmationNotJoint r -> ProblemType.CONFIRMATION_NOT_JOINT;
            case MediationRefusal.NotConfirmable r -> ProblemType.IDENTITY_TERMS_NOT_CONFIRMABLE;
            case MediationRefusal.NoSuchTerm r -> ProblemType.UNKNOWN_VALUE;
            case MediationRefusal.ConfirmationWindowOver r -> ProblemType.CONFIRMATION_WINDOW_OVER;
            case MediationRefusal.NoSuchConfirmationStep r -> ProblemType.NOT_NOW;
        };
    }

    static String chinese(MediationRefusal why) {
        return switch (why) {
            case MediationRefusal.EndedByRefusal r -> side(r.side()) + "已明确拒绝调解；须双方重新同意后方可调解";
            case MediationRefusal.ConsentMissing r ->
                "尚未记录" + r.of().stream().sorted().map(MediationProblems::side).collect(Collectors.joining("、"))
                        + "同意调解；请先征得同意";
            case MediationRefusal.ConsentedAlready r -> side(r.side()) + "已同意调解";
            case MediationRefusal.Suspended r -> "调解已中止，请先恢复";
            case MediationRefusal.NotSuspended r -> "调解没有中止";
            case MediationRefusal.AgreementInForce r -> "调解协议已生效，请登记履行情况";
            case MediationRefusal.AgreementMissing r -> r.drafted() ? "协议尚未签署完毕，请先完成签署" : "尚无调解协议，请先起草并签署";
            case MediationRefusal.MediatorMissing r -> "尚未确定调解员，请先确定";
            case MediationRefusal.MediatorRelated r ->
                r.disclosed() ? "该调解员与当事人有利害关系且已回避，请另选" : "该调解员与一方当事人同名，请先说明关系，或另选";
            case MediationRefusal.MediatorOverloaded r -> "该调解员在办 " + r.open() + " 件，上限 " + r.most() + " 件，请另选";
            case MediationRefusal.ScreeningNeeded r -> "存在家庭暴力情形：请先登记安全筛查，或分别调解";
            case MediationRefusal.FaceToFaceUnsafe r -> "安全筛查认为不宜当面调解，请分别调解";
            case MediationRefusal.NoSuchSession r -> "没有第 " + r.number() + " 次调解会，请先安排";
            case MediationRefusal.SessionHeldAlready r -> "第 " + r.number() + " 次调解会已登记";
            case MediationRefusal.InstalmentsDoNotAddUp r ->
                "第 " + r.term() + " 条总额 " + yuan(r.amountFen()) + " 元，分期合计 " + yuan(r.sumFen()) + " 元，请改正";
            case MediationRefusal.SignedAlready r -> "已经签署";
            case MediationRefusal.NoSigner r -> "此形式的协议不需要其签署";
            case MediationRefusal.ElectronicSignatureNotValid r -> "协议涉及人身关系，不得使用电子签名；请手写签名、盖章或按指印";
            case MediationRefusal.NoSuchPromise r -> "协议中没有第 " + r.number() + " 项";
            case MediationRefusal.PromiseMarkedAlready r -> "第 " + r.number() + " 项的履行情况已登记";
            case MediationRefusal.DayToCome r -> "不得晚于今日：履行或违约尚未发生";
            case MediationRefusal.MomentToCome r -> "不得晚于现在：尚未进行";
            case MediationRefusal.SessionToCome r -> "第 " + r.number() + " 次调解会安排的时间尚未到；已提前召开的，请填写实际召开时间";
            case MediationRefusal.BeforeTheDispute r -> "不得早于纠纷发现之日 " + r.found();
            case MediationRefusal.DueBeforeAgreement r ->
                "第 " + r.term() + " 条有一期应于 " + r.due() + " 履行，早于达成协议之日 " + r.agreed() + "，请改正";
            case MediationRefusal.TooManyInvestigations r -> "已登记 " + r.most() + " 次调查，请以证据材料归卷";
            case MediationRefusal.ConfirmationNotJoint r ->
                "须由双方共同申请，尚缺"
                        + r.missing().stream()
                                .sorted()
                                .map(MediationProblems::side)
                                .collect(Collectors.joining("、"));
            case MediationRefusal.NotConfirmable r ->
                r.terms().isEmpty() ? "协议中没有可以申请司法确认的金钱给付条款" : "第 " + r.terms() + " 条不能申请司法确认，请就其余条款申请";
            case MediationRefusal.NoSuchTerm r -> "协议中没有第 " + r.number() + " 条";
            case MediationRefusal.ConfirmationWindowOver r -> "协议生效已满三十日，不能再申请司法确认；协议仍有约束力，可以就其履行起诉";
            case MediationRefusal.NoSuchConfirmationStep r ->
                r.from() == null ? "没有申请司法确认" : "司法确认处于「" + r.from() + "」，不能转为「" + r.to() + "」";
        };
    }

    static String english(MediationRefusal why) {
        return switch (why) {
            case MediationRefusal.EndedByRefusal r -> r.side() + " refused; both have to consent anew";
            case MediationRefusal.ConsentMissing r ->
                "no consent of " + sorted(r.of()) + " is recorded: ask them first";
            case MediationRefusal.ConsentedAlready r -> r.side() + " has consented";
            case MediationRefusal.Suspended r -> "the mediation is suspended: resume it first";
            case MediationRefusal.NotSuspended r -> "the mediation is not suspended";
            case MediationRefusal.AgreementInForce r -> "the agreement is in force: record what becomes of it";
            case MediationRefusal.AgreementMissing r ->
                r.drafted() ? "signatures are missing" : "nothing is agreed: draft an agreement and let it be signed";
            case MediationRefusal.MediatorMissing r -> "nobody mediates yet: choose a mediator";
            case MediationRefusal.MediatorRelated r ->
                r.disclosed()
                        ? "this mediator is related and stepped aside: choose another"
                        : "this mediator is called as a party: disclose the relation, or choose another";
            case MediationRefusal.MediatorOverloaded r ->
                r.open() + " proceedings are open with this mediator, at most " + r.most() + ": choose another";
            case MediationRefusal.ScreeningNeeded r ->
                "violence is known of: record a safety screening, or meet each side separately";
            case MediationRefusal.FaceToFaceUnsafe r -> "the screening says it is not safe: meet each side separately";
            case MediationRefusal.NoSuchSession r -> "there is no session " + r.number() + ": plan it first";
            case MediationRefusal.SessionHeldAlready r -> "session " + r.number() + " was held";
            case MediationRefusal.InstalmentsDoNotAddUp r ->
                "term " + r.term() + " is over " + yuan(r.amountFen()) + " yuan, its instalments over "
                        + yuan(r.sumFen());
            case MediationRefusal.SignedAlready r -> r.by() + " has signed";
            case MediationRefusal.NoSigner r -> "an agreement of this form is not signed by " + r.by();
            case MediationRefusal.ElectronicSignatureNotValid r ->
                "it is about relations of persons: sign by hand, fingerprint or seal";
            case MediationRefusal.NoSuchPromise r -> "there is no promise " + r.number();
            case MediationRefusal.PromiseMarkedAlready r -> "promise " + r.number() + " is settled";
            case MediationRefusal.DayToCome r -> "not after today: it has not happened yet";
            case MediationRefusal.MomentToCome r -> "not after now: it has not happened yet";
            case MediationRefusal.SessionToCome r ->
                "session " + r.number() + " is planned for later: say when it really took place";
            case MediationRefusal.BeforeTheDispute r -> "not before the dispute was found, on " + r.found();
            case MediationRefusal.DueBeforeAgreement r ->
                "an instalment of term " + r.term() + " falls due on " + r.due() + ", before it was agreed on "
                        + r.agreed();
            case MediationRefusal.TooManyInvestigations r ->
                r.most() + " investigations are written down: file what is found beside as evidence";
            case MediationRefusal.ConfirmationNotJoint r ->
                "both sides apply together; missing: " + sorted(r.missing());
            case MediationRefusal.NotConfirmable r ->
                r.terms().isEmpty()
                        ? "no term promises money that a court could confirm"
                        : "terms " + r.terms() + " cannot be confirmed: apply for the others";
            case MediationRefusal.NoSuchTerm r -> "there is no term " + r.number();
            case MediationRefusal.ConfirmationWindowOver r ->
                "the thirty days are over; the agreement binds, and a party may sue for its performance";
            case MediationRefusal.NoSuchConfirmationStep r ->
                "the confirmation is at " + r.from() + " and does not go to " + r.to();
        };
    }

    private static String side(@Nullable Side side) {
        return switch (side) {
            case APPLICANT -> "申请人";
            case RESPONDENT -> "被申请人";
            case OTHER -> "其他当事人";
            case null -> "一方";
        };
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static <E extends Enum<E>> List<E> sorted(Collection<E> values) {
        return values.stream().sorted().toList();
    }
}
