package cn.fengqiao.cases.dispute;

import static cn.fengqiao.contract.CaseStatus.ACCEPTED;
import static cn.fengqiao.contract.CaseStatus.ASSIGNED;
import static cn.fengqiao.contract.CaseStatus.DECLINED;
import static cn.fengqiao.contract.CaseStatus.GUIDED;
import static cn.fengqiao.contract.CaseStatus.INVESTIGATING;
import static cn.fengqiao.contract.CaseStatus.OUTCOME_RECORDED;
import static cn.fengqiao.contract.CaseStatus.PENDING_WRITE_OFF;
import static cn.fengqiao.contract.CaseStatus.PERFORMING;
import static cn.fengqiao.contract.CaseStatus.REFERRED_OUT;
import static cn.fengqiao.contract.CaseStatus.REGISTERED;
import static cn.fengqiao.contract.CaseStatus.REOPENED;
import static cn.fengqiao.contract.CaseStatus.RESOLVING;
import static cn.fengqiao.contract.CaseStatus.WRITTEN_OFF;

import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Supervision;
import cn.fengqiao.contract.Tier;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lifecycle as one table: each action, from which states, to which state, and whose it is. What a command checks and
 * what {@code availableActions} shows are both read from it, so that the screen never promises what the service refuses.
 */
public final class Lifecycle {

    /** States in which a case is worked on. */
    static final Set<CaseStatus> OPEN = Collections.unmodifiableSet(EnumSet.of(
            REGISTERED,
            ACCEPTED,
            ASSIGNED,
            INVESTIGATING,
            RESOLVING,
            PERFORMING,
            GUIDED,
            OUTCOME_RECORDED,
            PENDING_WRITE_OFF,
            REOPENED));

    /** Whose an action is. */
    enum Whose {
        /** Any department on the case. */
        ON_CASE,
        /** Who raised, gave out or leads the case, and any department that has accepted its part in it. */
        TAKING_PART,
        /** The department that raised the case, and one that was asked for a part in it and accepted. */
        ASKED,
        /** Who answers for the case: the department responsible now, or the one that raised it while nobody is. */
        HOLDER,
        /** The same, and the one whose desk gave the case out. */
        HOLDER_OR_DESK,
        /** The department responsible now. */
        LEAD,
        /** The department responsible now, and the one whose desk gave it the case. */
        LEAD_OR_DESK
    }

    /**
     * A row of the table.
     *
     * @param to states it may lead to, the usual one first; empty when the state stays
     * @param share states the department's own part has to be in; empty when they do not matter
     * @param foreign whether neither the raising nor the leading department may do it
     */
    record Row(
            CaseAction action,
            Set<CaseStatus> from,
            List<CaseStatus> to,
            Whose whose,
            Set<ShareState> share,
            boolean foreign) {}

    private static final Set<CaseStatus> WORKED_ON = EnumSet.of(INVESTIGATING, RESOLVING, PERFORMING, GUIDED);
    private static final Set<CaseStatus> TAKEN_ON =
            EnumSet.of(ACCEPTED, ASSIGNED, INVESTIGATING, RESOLVING, PERFORMING, GUIDED, OUTCOME_RECORDED, REOPENED);
    /** A case that lives on in another is closed off and opened with that one. */
    private static final Set<CaseStatus> ITS_OWN = EnumSet.complementOf(EnumSet.of(CaseStatus.MERGED));

    static final List<Row> TABLE = List.of(
            row(CaseAction.ACCEPT, EnumSet.of(REGISTERED), to(ACCEPTED), Whose.ASKED),
            row(CaseAction.DECLINE, EnumSet.of(REGISTERED), to(DECLINED), Whose.HOLDER),
            row(CaseAction.REFER_OUT, EnumSet.of(REGISTERED, ACCEPTED), to(REFERRED_OUT), Whose.HOLDER),
            row(CaseAction.ASSIGN, EnumSet.of(ACCEPTED, REOPENED), to(ASSIGNED), Whose.LEAD),
            row(CaseAction.SIGN, EnumSet.of(ASSIGNED, REOPENED), to(INVESTIGATING), Whose.LEAD),
            row(CaseAction.RETURN, EnumSet.of(ASSIGNED), to(ACCEPTED), Whose.LEAD),
            row(CaseAction.HAND_OVER, EnumSet.of(ASSIGNED, INVESTIGATING, RESOLVING), to(ASSIGNED), Whose.LEAD_OR_DESK),
            row(
                    CaseAction.MERGE,
                    EnumSet.of(REGISTERED, ACCEPTED, ASSIGNED, INVESTIGATING),
                    to(CaseStatus.MERGED),
                    Whose.HOLDER),
            row(CaseAction.START_RESOLVING, EnumSet.of(INVESTIGATING), to(RESOLVING), Whose.LEAD),
            row(CaseAction.AGREE, EnumSet.of(RESOLVING), to(PERFORMING), Whose.LEAD),
            row(CaseAction.GUIDE, EnumSet.of(RESOLVING), to(GUIDED), Whose.LEAD),
            row(CaseAction.PERFORM, EnumSet.of(PERFORMING), to(OUTCOME_RECORDED), Whose.LEAD),
            row(CaseAction.BREACH, EnumSet.of(PERFORMING), to(RESOLVING, GUIDED), Whose.LEAD),
            row(CaseAction.RECORD_OUTCOME, EnumSet.of(INVESTIGATING, GUIDED), to(OUTCOME_RECORDED), Whose.LEAD),
            row(CaseAction.APPLY_WRITE_OFF, EnumSet.of(OUTCOME_RECORDED), to(PENDING_WRITE_OFF), Whose.LEAD),
            row(CaseAction.PASS_WRITE_OFF, EnumSet.of(PENDING_WRITE_OFF), to(WRITTEN_OFF), Whose.LEAD_OR_DESK),
            row(
                    CaseAction.FAIL_WRITE_OFF,
                    EnumSet.of(PENDING_WRITE_OFF),
                    to(INVESTIGATING, RESOLVING),
                    Whose.LEAD_OR_DESK),
            row(CaseAction.REOPEN, EnumSet.of(WRITTEN_OFF, GUIDED), to(REOPENED), Whose.LEAD_OR_DESK),
            stay(CaseAction.CONTACT, WORKED_ON, Whose.TAKING_PART),
            stay(CaseAction.REPORT_BACK, TAKEN_ON, Whose.TAKING_PART),
            stay(CaseAction.AMEND, OPEN, Whose.TAKING_PART),
            stay(CaseAction.COMMIT, TAKEN_ON, Whose.ON_CASE),
            stay(CaseAction.PLAN, WORKED_ON, Whose.LEAD),
            stay(CaseAction.FOLLOW_UP, EnumSet.of(PERFORMING, OUTCOME_RECORDED, WRITTEN_OFF), Whose.TAKING_PART),
            stay(CaseAction.MEDIATE, EnumSet.of(RESOLVING, PERFORMING, GUIDED), Whose.LEAD),
            stay(
                    CaseAction.MAKE_PAPER,
                    EnumSet.of(INVESTIGATING, RESOLVING, PERFORMING, GUIDED, OUTCOME_RECORDED, REOPENED),
                    Whose.LEAD),
            stay(CaseAction.PROTECT, OPEN, Whose.ON_CASE),
            stay(CaseAction.REPORT_DANGER, OPEN, Whose.ON_CASE),
            stay(CaseAction.SAFEGUARD, OPEN, Whose.TAKING_PART),
            stay(CaseAction.PAUSE, EnumSet.of(INVESTIGATING, RESOLVING, PERFORMING), Whose.LEAD),
            stay(CaseAction.RESUME, EnumSet.of(INVESTIGATING, RESOLVING, PERFORMING), Whose.LEAD),
            stay(CaseAction.ASK_EXTENSION, EnumSet.of(INVESTIGATING, RESOLVING), Whose.LEAD),
            stay(CaseAction.GRANT_EXTENSION, EnumSet.of(INVESTIGATING, RESOLVING), Whose.LEAD_OR_DESK),
            stay(CaseAction.REFUSE_EXTENSION, EnumSet.of(INVESTIGATING, RESOLVING), Whose.LEAD_OR_DESK),
            stay(CaseAction.RAISE_UP, OPEN, Whose.HOLDER),
            stay(CaseAction.INSTRUCT, OPEN, Whose.ON_CASE),
            stay(CaseAction.SUPERVISE, OPEN, Whose.ON_CASE),
            stay(CaseAction.CANCEL_SUPERVISION, OPEN, Whose.ON_CASE),
            stay(CaseAction.SHARE_ASK, OPEN, Whose.HOLDER),
            stay(CaseAction.SHARE_WAIVE, OPEN, Whose.HOLDER),
            stay(CaseAction.SHARE_REVOKE, OPEN, Whose.HOLDER),
            stay(CaseAction.RESTRICT, ITS_OWN, Whose.TAKING_PART),
            stay(CaseAction.LIFT_RESTRICTION, ITS_OWN, Whose.HOLDER_OR_DESK),
            share(CaseAction.SHARE_ACCEPT, EnumSet.of(ShareState.REQUESTED, ShareState.REJECTED), false),
            share(CaseAction.SHARE_REJECT, EnumSet.of(ShareState.REQUESTED, ShareState.ACCEPTED), true),
            share(CaseAction.SHARE_DONE, EnumSet.of(ShareState.ACCEPTED), false));

    private static final Map<CaseAction, Row> BY_ACTION = byAction();

    private Lifecycle() {}

    /** Whether a case in this state is still worked on. */
    public static boolean open(CaseStatus status) {
        return OPEN.contains(status);
    }

    static Row row(CaseAction action) {
        Row row = BY_ACTION.get(action);
        if (row == null) {
            throw new IllegalStateException("no row for " + action);
        }
        return row;
    }

    /** The first thing that stands against {@code action}, or empty when it may be done. */
    static Optional<CaseRejection> refusal(DisputeCase dispute, CaseAction action, Actor actor) {
        Row row = row(action);
        if (!actor.permitted().contains(action)) {
            return Optional.of(new CaseRejection.NotForRole(action));
        }
        Optional<Share> share = dispute.shareOf(actor.department());
        if (share.isEmpty() || !dispute.isOn(actor.department())) {
            return Optional.of(new CaseRejection.NotOnCase(actor.department()));
        }
        if (!row.from().contains(dispute.status())) {
            return Optional.of(new CaseRejection.WrongStatus(dispute.status(), row.from()));
        }
        Optional<CaseRejection> notTheirs = notTheirs(dispute, row.whose(), actor.department());
        if (notTheirs.isPresent()) {
            return notTheirs;
        }
        if (row.foreign() && dispute.owns(actor.department())) {
            return Optional.of(new CaseRejection.OwnCase(actor.department()));
        }
        ShareState state = share.get().state();
        if (!row.share().isEmpty() && !row.share().contains(state)) {
            return Optional.of(new CaseRejection.WrongShareState(state));
        }
        return besideStatus(dispute, action);
    }

    /** What the other axes have against it. */
    private static Optional<CaseRejection> besideStatus(DisputeCase dispute, CaseAction action) {
        Axes axes = dispute.axes();
        CaseRejection against = switch (action) {
            case PAUSE -> axes.pause() == null ? null : new CaseRejection.AlreadyPaused();
            case RESUME -> axes.pause() == null ? new CaseRejection.NotPaused() : null;
            case ASK_EXTENSION -> axes.extensionAsked() ? new CaseRejection.ExtensionAsked(true) : null;
            case GRANT_EXTENSION, REFUSE_EXTENSION ->
                axes.extensionAsked() ? null : new CaseRejection.ExtensionAsked(false);
            case RAISE_UP -> axes.tier() == Tier.L1 ? new CaseRejection.HighestTier() : null;
            case SUPERVISE ->
                axes.supervision() == Supervision.RED_CARD
                        ? new CaseRejection.SupervisionOnlyRises(axes.supervision())
                        : null;
            case CANCEL_SUPERVISION ->
                axes.supervision() == Supervision.NONE ? new CaseRejection.NotSupervised() : null;
            case RESTRICT -> dispute.restricted() ? new CaseRejection.AlreadyRestricted() : null;
            case LIFT_RESTRICTION -> dispute.restricted() ? null : new CaseRejection.NotRestricted();
            default -> null;
        };
        return Optional.ofNullable(against);
    }

    private static Optional<CaseRejection> notTheirs(DisputeCase dispute, Whose whose, Department department) {
        return switch (whose) {
            case ON_CASE -> Optional.empty();
            case TAKING_PART -> notTakingPart(dispute, department);
            case ASKED ->
                mayTakeOn(dispute, department)
                        ? Optional.empty()
                        : Optional.of(new CaseRejection.NotAsked(dispute.holder()));
            case HOLDER ->
                department.equals(dispute.holder())
                        ? Optional.empty()
                        : Optional.of(new CaseRejection.NotHolder(dispute.holder()));
            case HOLDER_OR_DESK ->
                department.equals(dispute.holder()) || department.equals(dispute.desk())
                        ? Optional.empty()
                        : Optional.of(new CaseRejection.NotHolder(dispute.holder()));
            case LEAD, LEAD_OR_DESK -> {
                Set<Department> owners = owners(dispute, whose);
                yield owners.contains(department)
                        ? Optional.empty()
                        : Optional.of(new CaseRejection.NotResponsible(owners));
            }
        };
    }

    /** What stands against a department that was asked and has not accepted, or has given its part back. */
    static Optional<CaseRejection> notTakingPart(DisputeCase dispute, Department department) {
        if (dispute.takesPart(department)) {
            return Optional.empty();
        }
        return Optional.of(dispute.shareOf(department)
                .filter(share -> dispute.isOn(department))
                .<CaseRejection>map(share -> new CaseRejection.WrongShareState(share.state()))
                .orElseGet(() -> new CaseRejection.NotOnCase(department)));
    }

    private static boolean mayTakeOn(DisputeCase dispute, Department department) {
        return department.equals(dispute.holder())
                || dispute.shareOf(department)
                        .filter(share -> share.asked() && share.state() == ShareState.ACCEPTED)
                        .isPresent();
    }

    private static Set<Department> owners(DisputeCase dispute, Whose whose) {
        Set<Department> owners = new TreeSet<>();
        if (dispute.lead() != null) {
            owners.add(dispute.lead());
        }
        if (whose == Whose.LEAD_OR_DESK && dispute.desk() != null) {
            owners.add(dispute.desk());
        }
        return owners;
    }

    private static Row row(CaseAction action, Set<CaseStatus> from, List<CaseStatus> to, Whose whose) {
        return new Row(action, Collections.unmodifiableSet(from), to, whose, Set.of(), false);
    }

    private static List<CaseStatus> to(CaseStatus... states) {
        return List.of(states);
    }

    private static Row stay(CaseAction action, Set<CaseStatus> in, Whose whose) {
        return new Row(action, Collections.unmodifiableSet(in), List.of(), whose, Set.of(), false);
    }

    private static Row share(CaseAction action, Set<ShareState> share, boolean foreign) {
        return new Row(action, OPEN, List.of(), Whose.ON_CASE, Collections.unmodifiableSet(share), foreign);
    }

    private static Map<CaseAction, Row> byAction() {
        Map<CaseAction, Row> rows = new EnumMap<>(CaseAction.class);
        TABLE.forEach(row -> rows.put(row.action(), row));
        Arrays.stream(CaseAction.values())
                .filter(action -> !rows.containsKey(action))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalStateException("the table has no row for " + missing);
                });
        return rows;
    }
}
