package cn.fengqiao.access;

import static cn.fengqiao.access.Role.ADMIN;
import static cn.fengqiao.access.Role.AUDITOR;
import static cn.fengqiao.access.Role.DISPATCHER;
import static cn.fengqiao.access.Role.FEED;
import static cn.fengqiao.access.Role.GRID_WORKER;
import static cn.fengqiao.access.Role.LEADER;
import static cn.fengqiao.access.Role.LIAISON;
import static cn.fengqiao.access.Role.MEDIATOR;
import static cn.fengqiao.access.Role.RECEIVER;
import static cn.fengqiao.access.Role.SYSTEM;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every operation of every service and the roles that may call it. A service refuses to start when it offers an
 * operation that has no row here, so nothing is reachable by having been forgotten. A role only opens the door; what
 * stands behind it is decided per case by {@link CasePolicy}.
 */
public final class Operations {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> FIELD = EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR, GRID_WORKER);
    private static final Set<Role> ANSWERING = EnumSet.of(DISPATCHER, RECEIVER, LIAISON);
    private static final Set<Role> KNOWS_CASES =
            EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR, GRID_WORKER, LEADER, AUDITOR, ADMIN, SYSTEM);
    private static final Set<Role> WORKS_ON_CASES =
            EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR, GRID_WORKER, LEADER);
    private static final Set<Role> IMPORTS = EnumSet.of(DISPATCHER, ADMIN);

    private static final List<Operation> ALL = List.of(
            // case-service
            new Operation("cases.raise", FIELD),
            new Operation("cases.list", KNOWS_CASES),
            new Operation("cases.get", KNOWS_CASES),
            new Operation("cases.timeline", WORKS_ON_CASES),
            new Operation("cases.counters", KNOWS_CASES),
            new Operation("cases.accept", EnumSet.of(DISPATCHER)),
            new Operation("cases.assign", EnumSet.of(DISPATCHER)),
            new Operation("cases.sign", ANSWERING),
            new Operation("cases.return", ANSWERING),
            new Operation("cases.handOver", EnumSet.of(DISPATCHER, LEADER)),
            new Operation("cases.merge", EnumSet.of(DISPATCHER)),
            new Operation("cases.shareAccept", ANSWERING),
            new Operation("cases.shareReject", ANSWERING),
            new Operation("cases.shareDone", ANSWERING),
            new Operation("cases.duplicateHints", FIELD),
            new Operation("dictionaries.get", EVERYBODY),
            new Operation("areas.get", EVERYBODY),
            new Operation("imports.start", IMPORTS),
            new Operation("imports.list", IMPORTS),
            new Operation("imports.get", IMPORTS),
            new Operation("imports.errors", IMPORTS),
            new Operation("imports.result", IMPORTS),
            new Operation("importMappings.list", IMPORTS),
            new Operation("importMappings.get", IMPORTS),
            new Operation("importMappings.put", IMPORTS),
            new Operation("importKeywords.get", IMPORTS),
            new Operation("importKeywords.put", EnumSet.of(ADMIN)),
            // household cards
            new Operation("households.open", FIELD),
            new Operation("households.list", KNOWS_CASES),
            new Operation("households.get", KNOWS_CASES),
            new Operation("households.change", FIELD),
            new Operation("households.close", FIELD),
            new Operation("households.link", FIELD),
            new Operation("households.unlink", FIELD),
            new Operation("households.followUp", FIELD),
            new Operation("households.followUps", WORKS_ON_CASES),
            new Operation("households.due", WORKS_ON_CASES),
            new Operation("households.history", WORKS_ON_CASES),
            new Operation("households.likelyCases", FIELD),
            new Operation("households.likelyHouseholds", FIELD),
            new Operation("households.offerMove", FIELD),
            new Operation("households.acceptMove", FIELD),
            new Operation("households.endMove", FIELD),
            new Operation("households.moves", WORKS_ON_CASES),
            new Operation("householdImports.template", IMPORTS),
            new Operation("householdImports.start", IMPORTS),
            new Operation("householdImports.list", IMPORTS),
            new Operation("householdImports.get", IMPORTS),
            new Operation("householdImports.cancel", IMPORTS),
            new Operation("householdImports.errors", IMPORTS),
            new Operation("householdImports.result", IMPORTS),
            // risk-service
            new Operation("risk.get", WORKS_ON_CASES),
            // notification-service
            new Operation("receipts.list", WORKS_ON_CASES),
            new Operation("receipts.get", WORKS_ON_CASES),
            new Operation("receipts.seen", FIELD),
            new Operation("receipts.shown", FIELD),
            new Operation("receipts.deliveries", EnumSet.of(FEED)),
            // every service, for its own machinery
            new Operation("deadLetters.list", EnumSet.of(ADMIN)),
            new Operation("deadLetters.get", EnumSet.of(ADMIN)),
            new Operation("deadLetters.replay", EnumSet.of(ADMIN)),
            new Operation("deadLetters.discard", EnumSet.of(ADMIN)),
            new Operation("readLog.list", EnumSet.of(AUDITOR)),
            new Operation("readLog.verify", EnumSet.of(AUDITOR)),
            // gateway
            new Operation("live.subscribe", KNOWS_CASES),
            new Operation("me.get", EVERYBODY),
            new Operation("reachability.get", KNOWS_CASES));

    private static final Map<String, Operation> BY_ID = byId();

    private Operations() {}

    public static List<Operation> all() {
        return ALL;
    }

    public static Optional<Operation> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Whether {@code caller} may call the operation; an unknown operation is refused. */
    public static boolean allows(Caller caller, String id) {
        return find(id).map(operation -> operation.allows(caller)).orElse(false);
    }

    private static Map<String, Operation> byId() {
        Map<String, Operation> operations = new TreeMap<>();
        for (Operation operation : ALL) {
            if (operations.put(operation.id(), operation) != null) {
                throw new IllegalStateException("two rows for " + operation.id());
            }
        }
        return operations;
    }
}
