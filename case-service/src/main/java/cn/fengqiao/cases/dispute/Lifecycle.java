package cn.fengqiao.cases.dispute;

import static cn.fengqiao.contract.CaseStatus.ACCEPTED;
import static cn.fengqiao.contract.CaseStatus.ASSIGNED;
import static cn.fengqiao.contract.CaseStatus.GUIDED;
import static cn.fengqiao.contract.CaseStatus.INVESTIGATING;
import static cn.fengqiao.contract.CaseStatus.OUTCOME_RECORDED;
import static cn.fengqiao.contract.CaseStatus.PENDING_WRITE_OFF;
import static cn.fengqiao.contract.CaseStatus.PERFORMING;
import static cn.fengqiao.contract.CaseStatus.REGISTERED;
import static cn.fengqiao.contract.CaseStatus.REOPENED;
import static cn.fengqiao.contract.CaseStatus.RESOLVING;

import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
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
        /** Who answers for the case: the department responsible now, or the one that raised it while nobody is. */
        HOLDER,
        /** The department responsible now. */
        LEAD,
        /** The department responsible now, and the one whose desk gave it the case. */
        LEAD_OR_DESK
    }

    /**
     * A row of the table.
     *
     * @param to the state afterwards; empty when the state stays
     * @param share states the department's own part has to be in; empty when they do not matter
     * @param foreign whether neither the raising nor the leading department may do it
     */
    record Row(
            CaseAction action,
            Set<CaseStatus> from,
            Optional<CaseStatus> to,
            Whose whose,
            Set<ShareState> share,
            boolean foreign) {}

    static final List<Row> TABLE = List.of(
            row(CaseAction.ACCEPT, EnumSet.of(REGISTERED), ACCEPTED, Whose.ON_CASE),
            row(CaseAction.ASSIGN, EnumSet.of(ACCEPTED), ASSIGNED, Whose.LEAD),
            row(CaseAction.SIGN, EnumSet.of(ASSIGNED), INVESTIGATING, Whose.LEAD),
            row(CaseAction.RETURN, EnumSet.of(ASSIGNED), ACCEPTED, Whose.LEAD),
            row(CaseAction.HAND_OVER, EnumSet.of(ASSIGNED, INVESTIGATING, RESOLVING), ASSIGNED, Whose.LEAD_OR_DESK),
            row(
                    CaseAction.MERGE,
                    EnumSet.of(REGISTERED, ACCEPTED, ASSIGNED, INVESTIGATING),
                    CaseStatus.MERGED,
                    Whose.HOLDER),
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
        if (share.isEmpty()) {
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
        return Optional.empty();
    }

    private static Optional<CaseRejection> notTheirs(DisputeCase dispute, Whose whose, Department department) {
        return switch (whose) {
            case ON_CASE -> Optional.empty();
            case HOLDER ->
                department.equals(dispute.holder())
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

    private static Row row(CaseAction action, Set<CaseStatus> from, CaseStatus to, Whose whose) {
        return new Row(action, Collections.unmodifiableSet(from), Optional.of(to), whose, Set.of(), false);
    }

    private static Row share(CaseAction action, Set<ShareState> share, boolean foreign) {
        return new Row(action, OPEN, Optional.empty(), Whose.ON_CASE, Collections.unmodifiableSet(share), foreign);
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
