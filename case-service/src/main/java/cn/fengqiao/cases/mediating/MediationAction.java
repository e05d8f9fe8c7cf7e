package cn.fengqiao.cases.mediating;

import cn.fengqiao.cases.dispute.CaseAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be done in a mediation, in the order in which it is usually done. */
public enum MediationAction {
    INVESTIGATE("mediation.investigate", "investigations", "登记调查"),
    CONSENT("mediation.consent", "consents", "记录调解意愿"),
    CHOOSE_MEDIATOR("mediation.chooseMediator", "mediator", "确定调解员"),
    STEP_ASIDE("mediation.stepAside", "mediator/step-aside", "调解员回避"),
    PLAN_SESSION("mediation.planSession", "sessions", "安排调解会"),
    HOLD_SESSION("mediation.holdSession", "sessions/held", "登记调解会"),
    SUSPEND("mediation.suspend", "suspend", "中止调解"),
    RESUME("mediation.resume", "resume", "恢复调解"),
    DRAFT("mediation.draft", "agreement", "起草协议"),
    SIGN("mediation.sign", "agreement/signatures", "签署协议"),
    KEEP_PROMISE("mediation.keepPromise", "promises/kept", "登记履行"),
    BREAK_PROMISE("mediation.breakPromise", "promises/broken", "登记违约"),
    APPLY_CONFIRMATION("mediation.applyConfirmation", "confirmation", "共同申请司法确认"),
    RECORD_CONFIRMATION("mediation.recordConfirmation", "confirmation/state", "登记司法确认结果"),
    END("mediation.end", "end", "终止调解"),
    FLAG_VIOLENCE("mediation.flagViolence", "safety/violence", "标记家庭暴力"),
    SCREEN("mediation.screen", "safety/screening", "登记安全筛查"),
    FLAG_CHILD("mediation.flagChild", "safety/child", "标记未成年人处于危险"),
    REPORT("mediation.report", "safety/report", "登记强制报告");

    private final String operationId;
    private final String path;
    private final String zh;

    MediationAction(String operationId, String path, String zh) {
        this.operationId = operationId;
        this.path = path;
        this.zh = zh;
    }

    /** The operation of the access policy that opens the door to it. */
    public String operationId() {
        return operationId;
    }

    /** Where it is posted to, below the mediation of the case. */
    public String path() {
        return path;
    }

    public String zh() {
        return zh;
    }

    /** The row of the lifecycle it belongs to. */
    public CaseAction onCase() {
        return switch (this) {
            case FLAG_VIOLENCE, SCREEN, FLAG_CHILD -> CaseAction.PROTECT;
            case REPORT -> CaseAction.REPORT_DANGER;
            // as long as the record can be made, what it is made of can be entered
            case INVESTIGATE -> CaseAction.MAKE_PAPER;
            default -> CaseAction.MEDIATE;
        };
    }

    /** What stands against it in the mediation, as far as it can be known before the details are given. */
    public Optional<MediationRefusal> against(Standing standing, Instant now) {
        return switch (this) {
            case INVESTIGATE -> Investigating.againstMore(standing);
            case CONSENT ->
                standing.open().flatMap(Proceeding::inForce).map(agreement -> new MediationRefusal.AgreementInForce());
            case CHOOSE_MEDIATOR, SUSPEND -> Steps.againstWork(standing);
            case STEP_ASIDE, PLAN_SESSION, DRAFT -> Steps.againstWork(standing).or(() -> unmediated(standing));
            case HOLD_SESSION ->
                Steps.againstWork(standing).or(() -> unmediated(standing)).or(() -> unplanned(standing));
            case SIGN -> Steps.againstWork(standing).or(() -> undrafted(standing));
            case RESUME ->
                Consenting.againstAny(standing)
                        .or(() -> standing.open()
                                .filter(open -> open.suspendedAt() == null)
                                .map(open -> new MediationRefusal.NotSuspended()));
            case KEEP_PROMISE, BREAK_PROMISE -> Steps.againstBound(standing);
            case APPLY_CONFIRMATION -> Steps.againstBound(standing).or(() -> unconfirmable(standing, now));
            case RECORD_CONFIRMATION -> Steps.againstBound(standing);
            case END -> Consenting.againstEnd(standing);
            case FLAG_VIOLENCE, SCREEN, FLAG_CHILD, REPORT -> Optional.empty();
        };
    }

    private static Optional<MediationRefusal> unmediated(Standing standing) {
        return standing.open()
                .filter(open -> open.mediator() == null)
                .map(open -> new MediationRefusal.MediatorMissing());
    }

    private static Optional<MediationRefusal> unplanned(Standing standing) {
        return standing.open()
                .filter(open -> open.sessions().stream().allMatch(session -> session.held() != null))
                .map(open -> new MediationRefusal.NoSuchSession(open.sessions().size() + 1));
    }

    private static Optional<MediationRefusal> undrafted(Standing standing) {
        return standing.open()
                .filter(open -> open.agreement() == null)
                .map(open -> new MediationRefusal.AgreementMissing(false));
    }

    private static Optional<MediationRefusal> unconfirmable(Standing standing, Instant now) {
        return standing.open().flatMap(open -> {
            Proceeding.Confirmation confirmation = open.confirmation();
            if (confirmation == null) {
                return Optional.of(new MediationRefusal.NotConfirmable(List.of()));
            }
            return switch (Confirming.asOf(confirmation, standing.confirmBy(), now)) {
                case Confirming.MAY_BE_APPLIED_FOR -> Optional.empty();
                case Confirming.TOO_LATE ->
                    Optional.of(new MediationRefusal.ConfirmationWindowOver(standing.confirmBy()));
                default ->
                    Optional.of(
                            new MediationRefusal.NoSuchConfirmationStep(confirmation.state(), Confirming.APPLIED_FOR));
            };
        });
    }
}
