package cn.fengqiao.cases.protecting;

import cn.fengqiao.cases.protecting.Protection.State;
import cn.fengqiao.contract.CaseProgress.ProtectionKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be done to protect somebody, and with what protects them already. */
public enum ProtectionAction {
    APPLY("protections.apply", "orders", "申请人身安全保护令"),
    DELIVER_LETTER("protections.deliverLetter", "letters", "登记送达告诫书"),
    BEGIN_DUTY("protections.beginDuty", "duties", "登记保护措施"),
    DECIDE("protections.decide", "decision", "登记法院裁定", EnumSet.of(ProtectionKind.ORDER), State.APPLIED),
    PROLONG("protections.prolong", "prolong", "延长", EnumSet.allOf(ProtectionKind.class), State.IN_FORCE),
    CHANGE("protections.change", "change", "变更措施", EnumSet.allOf(ProtectionKind.class), State.IN_FORCE),
    REVOKE("protections.revoke", "revoke", "解除", EnumSet.allOf(ProtectionKind.class), State.IN_FORCE),
    /** What was breached while it was in force may become known when it no longer is. */
    BREACH(
            "protections.breach",
            "breach",
            "登记违反",
            EnumSet.of(ProtectionKind.ORDER, ProtectionKind.LETTER),
            State.IN_FORCE,
            State.REVOKED,
            State.EXPIRED);

    private final String operationId;
    private final String path;
    private final String zh;
    private final Set<ProtectionKind> kinds;
    private final List<State> states;

    ProtectionAction(String operationId, String path, String zh) {
        this(operationId, path, zh, EnumSet.noneOf(ProtectionKind.class));
    }

    ProtectionAction(String operationId, String path, String zh, Set<ProtectionKind> kinds, State... states) {
        this.operationId = operationId;
        this.path = path;
        this.zh = zh;
        this.kinds = Set.copyOf(kinds);
        this.states = List.of(states);
    }

    /** The operation of the access policy that opens the door to it. */
    public String operationId() {
        return operationId;
    }

    /** Where it is posted to: below the protections of the case, or below the one it is about. */
    public String path() {
        return path;
    }

    public String zh() {
        return zh;
    }

    /** Whether it is done with something that is there. */
    public boolean onOne() {
        return !kinds.isEmpty();
    }

    /** What stands against doing it with {@code one}, as far as it can be known before the details are given. */
    public Optional<ProtectionRefusal> against(Protection one) {
        if (!kinds.contains(one.kind())) {
            return Optional.of(new ProtectionRefusal.NotOfThisKind(one.kind()));
        }
        if (!states.contains(one.state())) {
            return Optional.of(new ProtectionRefusal.NotInState(one.state(), states));
        }
        return one.words().notes().size() < Protecting.MOST
                ? Optional.empty()
                : Optional.of(new ProtectionRefusal.TooMany(Protecting.MOST));
    }
}
