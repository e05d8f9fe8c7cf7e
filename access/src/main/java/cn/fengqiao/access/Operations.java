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
import static cn.fengqiao.access.Role.SERVICE;
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
 * stands behind it is decided per case by {@link CasePolicy}. Where a person has to decide, no program comes through the
 * door, whatever roles its token carries: a department's system reports what its people did, and decides nothing for them.
 */
public final class Operations {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> FIELD = EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR, GRID_WORKER);
    private static final Set<Role> ANSWERING = EnumSet.of(DISPATCHER, RECEIVER, LIAISON);
    private static final Set<Role> RESOLVING = EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR);
    private static final Set<Role> KNOWS_CASES =
            EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR, GRID_WORKER, LEADER, AUDITOR, ADMIN, SYSTEM);
    private static final Set<Role> WORKS_ON_CASES =
            EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR, GRID_WORKER, LEADER);
    private static final Set<Role> VERIFIES_FILES =
            EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR, GRID_WORKER, LEADER, AUDITOR);
    private static final Set<Role> IMPORTS = EnumSet.of(DISPATCHER, ADMIN);
    private static final Set<Role> KEEPS_STUDIOS = EnumSet.of(MEDIATOR, LEADER, ADMIN);
    private static final Set<Role> BOOKS_STUDIOS = EnumSet.of(DISPATCHER, MEDIATOR, LIAISON);

    /** Whoever may hold a responsibility, and who manages them; which of them it is, is asked of the account. */
    private static final Set<Role> HANDS_OVER =
            EnumSet.of(DISPATCHER, RECEIVER, LIAISON, MEDIATOR, GRID_WORKER, LEADER, ADMIN);

    private static final Set<Role> DIRECTS_CAMPAIGNS = EnumSet.of(DISPATCHER, LEADER, ADMIN);
    private static final Set<Role> VISITS = EnumSet.of(GRID_WORKER, RECEIVER, LIAISON);

    private static final Set<Role> RUNS_GROUPS = EnumSet.of(DISPATCHER, RECEIVER, LIAISON, GRID_WORKER);

    private static final Set<Role> LOOKS_INTO_CLUES = EnumSet.of(DISPATCHER, LIAISON, GRID_WORKER);
    /** Who may give a department's word. */
    private static final Set<Role> COMMITS = EnumSet.of(DISPATCHER, RECEIVER, LIAISON, LEADER);

    private static final Set<Role> CALLS_MEETINGS = EnumSet.of(DISPATCHER, LEADER);

    private static final Set<Role> PLANS_PATROLS = EnumSet.of(DISPATCHER, LIAISON, LEADER);

    /** The operator at the machine has no account and speaks as the service itself. */
    private static final Set<Role> CHECKS_STATISTICS = EnumSet.of(ADMIN, AUDITOR, SERVICE);

    private static final List<Operation> ALL = List.of(
            // case-service
            new Operation("cases.raise", FIELD),
            new Operation("cases.list", KNOWS_CASES),
            new Operation("cases.get", KNOWS_CASES),
            new Operation("cases.timeline", WORKS_ON_CASES),
            new Operation("cases.counters", KNOWS_CASES),
            new Operation("cases.export", EnumSet.of(DISPATCHER, LEADER, AUDITOR)),
            new Operation("cases.accept", EnumSet.of(DISPATCHER)),
            new Operation("cases.assign", EnumSet.of(DISPATCHER)),
            new Operation("cases.sign", ANSWERING),
            new Operation("cases.return", ANSWERING),
            new Operation("cases.handOver", EnumSet.of(DISPATCHER, LEADER)),
            new Operation("cases.merge", EnumSet.of(DISPATCHER)),
            new Operation("cases.shareAccept", ANSWERING),
            new Operation("cases.shareReject", ANSWERING),
            new Operation("cases.shareDone", ANSWERING),
            new Operation("cases.shareAsk", ANSWERING),
            new Operation("cases.sharePreview", ANSWERING),
            Operation.decision("cases.shareWaive", EnumSet.of(DISPATCHER, LEADER)),
            new Operation("cases.shareRevoke", EnumSet.of(DISPATCHER, LEADER)),
            // to close a case off is a matter of safety and of minutes; to open it again is neither
            new Operation("cases.restrict", WORKS_ON_CASES),
            Operation.decision("cases.liftRestriction", EnumSet.of(DISPATCHER, LEADER)),
            Operation.decision("cases.decline", EnumSet.of(DISPATCHER)),
            Operation.decision("cases.referOut", EnumSet.of(DISPATCHER)),
            new Operation("cases.contact", FIELD),
            new Operation("cases.reportBack", FIELD),
            new Operation("cases.amend", FIELD),
            new Operation("cases.amendments", WORKS_ON_CASES),
            new Operation("cases.plan", ANSWERING),
            new Operation("cases.startResolving", RESOLVING),
            new Operation("cases.agree", RESOLVING),
            new Operation("cases.guide", RESOLVING),
            new Operation("cases.perform", RESOLVING),
            new Operation("cases.breach", RESOLVING),
            new Operation("cases.recordOutcome", RESOLVING),
            new Operation("cases.followUp", FIELD),
            new Operation("cases.pause", RESOLVING),
            new Operation("cases.resume", RESOLVING),
            new Operation("cases.askExtension", RESOLVING),
            Operation.decision("cases.grantExtension", EnumSet.of(DISPATCHER, LEADER)),
            Operation.decision("cases.refuseExtension", EnumSet.of(DISPATCHER, LEADER)),
            new Operation("cases.raiseUp", ANSWERING),
            Operation.decision("cases.instruct", EnumSet.of(LEADER)),
            Operation.decision("cases.supervise", EnumSet.of(LEADER)),
            Operation.decision("cases.cancelSupervision", EnumSet.of(LEADER)),
            new Operation("cases.writeOffGuards", WORKS_ON_CASES),
            new Operation("cases.applyWriteOff", RESOLVING),
            Operation.decision("cases.passWriteOff", EnumSet.of(DISPATCHER, LEADER)),
            Operation.decision("cases.failWriteOff", EnumSet.of(DISPATCHER, LEADER)),
            Operation.decision("cases.reopen", EnumSet.of(DISPATCHER, LIAISON, LEADER)),
            new Operation("documents.file", FIELD),
            new Operation("documents.list", WORKS_ON_CASES),
            new Operation("documents.content", WORKS_ON_CASES),
            new Operation("files.get", WORKS_ON_CASES),
            Operation.decision("files.seal", EnumSet.of(DISPATCHER, MEDIATOR, LEADER)),
            new Operation("files.seals", VERIFIES_FILES),
            new Operation("files.verify", VERIFIES_FILES),
            new Operation("files.pdf", WORKS_ON_CASES),
            new Operation("files.zip", WORKS_ON_CASES),
            new Operation("cases.duplicateHints", FIELD),
            new Operation("mediation.get", WORKS_ON_CASES),
            new Operation("mediation.investigate", RESOLVING),
            new Operation("mediation.consent", RESOLVING),
            new Operation("mediation.chooseMediator", RESOLVING),
            new Operation("mediation.stepAside", RESOLVING),
            new Operation("mediation.planSession", RESOLVING),
            new Operation("mediation.holdSession", RESOLVING),
            new Operation("mediation.suspend", RESOLVING),
            new Operation("mediation.resume", RESOLVING),
            new Operation("mediation.draft", RESOLVING),
            new Operation("mediation.sign", RESOLVING),
            new Operation("mediation.keepPromise", RESOLVING),
            new Operation("mediation.breakPromise", RESOLVING),
            new Operation("mediation.applyConfirmation", RESOLVING),
            new Operation("mediation.recordConfirmation", RESOLVING),
            new Operation("mediation.end", RESOLVING),
            new Operation("mediation.flagViolence", RESOLVING),
            new Operation("mediation.screen", RESOLVING),
            new Operation("mediation.flagChild", FIELD),
            new Operation("mediation.report", FIELD),
            new Operation("mediation.makePaper", RESOLVING),
            new Operation("mediation.paper", RESOLVING),
            new Operation("protections.get", WORKS_ON_CASES),
            new Operation("protections.apply", RESOLVING),
            new Operation("protections.deliverLetter", RESOLVING),
            new Operation("protections.beginDuty", RESOLVING),
            new Operation("protections.decide", RESOLVING),
            new Operation("protections.prolong", RESOLVING),
            new Operation("protections.change", RESOLVING),
            new Operation("protections.revoke", RESOLVING),
            new Operation("protections.breach", RESOLVING),
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
            new Operation("calendar.list", KNOWS_CASES),
            new Operation("calendar.get", KNOWS_CASES),
            new Operation("calendar.put", EnumSet.of(ADMIN)),
            new Operation("limits.list", KNOWS_CASES),
            new Operation("limits.put", EnumSet.of(ADMIN)),
            // case-service: studios
            new Operation("studios.open", KEEPS_STUDIOS),
            new Operation("studios.list", KNOWS_CASES),
            new Operation("studios.get", KNOWS_CASES),
            new Operation("studios.change", KEEPS_STUDIOS),
            new Operation("studios.close", KEEPS_STUDIOS),
            new Operation("studios.join", KEEPS_STUDIOS),
            new Operation("studios.leave", KEEPS_STUDIOS),
            new Operation("studios.history", WORKS_ON_CASES),
            new Operation("studios.skills", KNOWS_CASES),
            new Operation("studios.matches", KNOWS_CASES),
            new Operation("studios.coverage", KNOWS_CASES),
            new Operation("studios.calendar", KNOWS_CASES),
            new Operation("studios.statistics", KNOWS_CASES),
            new Operation("studioBookings.make", BOOKS_STUDIOS),
            new Operation("studioBookings.list", KNOWS_CASES),
            new Operation("studioBookings.about", WORKS_ON_CASES),
            new Operation("studioBookings.get", KNOWS_CASES),
            new Operation("studioBookings.move", BOOKS_STUDIOS),
            new Operation("studioBookings.cancel", BOOKS_STUDIOS),
            new Operation("studioBookings.settle", BOOKS_STUDIOS),
            new Operation("studioActivities.plan", KEEPS_STUDIOS),
            new Operation("studioActivities.list", KNOWS_CASES),
            new Operation("studioActivities.get", KNOWS_CASES),
            new Operation("studioActivities.hold", KEEPS_STUDIOS),
            new Operation("studioActivities.cancel", KEEPS_STUDIOS),
            // officials, teams, responsibilities
            new Operation("people.open", EnumSet.of(ADMIN)),
            new Operation("people.list", KNOWS_CASES),
            new Operation("people.get", KNOWS_CASES),
            new Operation("people.change", EnumSet.of(ADMIN)),
            new Operation("people.leave", EnumSet.of(ADMIN)),
            new Operation("people.history", WORKS_ON_CASES),
            new Operation("people.responsible", KNOWS_CASES),
            new Operation("people.onDuty", EnumSet.of(SERVICE)),
            new Operation("people.gaps", EnumSet.of(DISPATCHER, LEADER, ADMIN)),
            new Operation("people.import", EnumSet.of(ADMIN)),
            new Operation("people.importTemplate", EnumSet.of(ADMIN)),
            new Operation("responsibilities.open", EnumSet.of(ADMIN)),
            new Operation("responsibilities.list", KNOWS_CASES),
            new Operation("responsibilities.get", KNOWS_CASES),
            new Operation("responsibilities.history", WORKS_ON_CASES),
            new Operation("responsibilities.appoint", EnumSet.of(ADMIN)),
            new Operation("responsibilities.propose", HANDS_OVER),
            new Operation("responsibilities.accept", HANDS_OVER),
            new Operation("responsibilities.refuse", HANDS_OVER),
            new Operation("responsibilities.withdraw", HANDS_OVER),
            new Operation("teams.form", EnumSet.of(ADMIN)),
            new Operation("teams.list", KNOWS_CASES),
            new Operation("teams.get", KNOWS_CASES),
            new Operation("teams.change", EnumSet.of(ADMIN)),
            new Operation("teams.addMember", EnumSet.of(ADMIN)),
            new Operation("teams.endMember", EnumSet.of(ADMIN)),
            new Operation("teams.history", WORKS_ON_CASES),
            new Operation("campaigns.draft", DIRECTS_CAMPAIGNS),
            new Operation("campaigns.list", KNOWS_CASES),
            new Operation("campaigns.get", KNOWS_CASES),
            new Operation("campaigns.revise", DIRECTS_CAMPAIGNS),
            Operation.decision("campaigns.open", DIRECTS_CAMPAIGNS),
            new Operation("campaigns.close", DIRECTS_CAMPAIGNS),
            new Operation("campaigns.cancel", DIRECTS_CAMPAIGNS),
            new Operation("campaigns.assign", DIRECTS_CAMPAIGNS),
            new Operation("campaigns.coverage", KNOWS_CASES),
            new Operation("campaigns.certificate", KNOWS_CASES),
            new Operation("campaigns.history", WORKS_ON_CASES),
            new Operation("campaigns.visit", VISITS),
            new Operation("campaigns.visits", VISITS),
            Operation.decision("campaigns.confirmVisit", VISITS),
            new Operation("campaigns.withdrawVisit", VISITS),
            new Operation("campaigns.findings", EnumSet.of(DISPATCHER, LEADER)),
            new Operation("campaigns.patterns", EnumSet.of(DISPATCHER, LEADER)),
            Operation.decision("campaigns.decide", EnumSet.of(DISPATCHER, LEADER)),
            new Operation("patrols.plan", PLANS_PATROLS),
            new Operation("patrols.list", KNOWS_CASES),
            new Operation("patrols.coverage", KNOWS_CASES),
            new Operation("patrols.get", KNOWS_CASES),
            new Operation("patrols.start", FIELD),
            new Operation("patrols.checkIn", FIELD),
            new Operation("patrols.checkIns", WORKS_ON_CASES),
            new Operation("patrols.finish", FIELD),
            new Operation("patrols.cancel", PLANS_PATROLS),
            new Operation("patrols.history", WORKS_ON_CASES),
            new Operation("groups.form", RUNS_GROUPS),
            new Operation("groups.list", KNOWS_CASES),
            new Operation("groups.get", KNOWS_CASES),
            new Operation("groups.revise", RUNS_GROUPS),
            new Operation("groups.dissolve", RUNS_GROUPS),
            new Operation("groups.addTask", RUNS_GROUPS),
            new Operation("groups.tasks", WORKS_ON_CASES),
            new Operation("groups.settleTask", RUNS_GROUPS),
            new Operation("groups.report", FIELD),
            new Operation("groups.reports", WORKS_ON_CASES),
            new Operation("groups.unanswered", WORKS_ON_CASES),
            new Operation("groups.reply", ANSWERING),
            new Operation("groups.takeUp", ANSWERING),
            new Operation("groups.askForReply", FIELD),
            new Operation("groups.history", WORKS_ON_CASES),
            // household cards
            new Operation("households.open", FIELD),
            new Operation("households.list", KNOWS_CASES),
            new Operation("households.get", KNOWS_CASES),
            new Operation("households.appointments", WORKS_ON_CASES),
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
            new Operation("cases.intervals", WORKS_ON_CASES),
            new Operation("cases.relapses", WORKS_ON_CASES),
            Operation.decision("cases.dismissRelapse", EnumSet.of(DISPATCHER, LIAISON, LEADER)),
            new Operation("clues.report", FIELD),
            new Operation("clues.list", KNOWS_CASES),
            new Operation("clues.counts", KNOWS_CASES),
            new Operation("clues.get", KNOWS_CASES),
            new Operation("clues.similar", FIELD),
            new Operation("clues.history", WORKS_ON_CASES),
            new Operation("clues.verify", LOOKS_INTO_CLUES),
            new Operation("clues.unfounded", LOOKS_INTO_CLUES),
            new Operation("clues.merge", EnumSet.of(DISPATCHER)),
            new Operation("clues.promote", EnumSet.of(DISPATCHER)),
            new Operation("runCards.list", KNOWS_CASES),
            new Operation("runCards.put", EnumSet.of(ADMIN)),
            new Operation("cases.runCard", WORKS_ON_CASES),
            new Operation("promises.list", KNOWS_CASES),
            new Operation("cases.promises", KNOWS_CASES),
            new Operation("commitments.make", COMMITS),
            new Operation("commitments.keep", COMMITS),
            new Operation("commitments.break", COMMITS),
            new Operation("commitments.move", COMMITS),
            Operation.decision("commitments.waive", EnumSet.of(DISPATCHER, LEADER)),
            new Operation("meetings.proposals", CALLS_MEETINGS),
            new Operation("meetings.call", CALLS_MEETINGS),
            new Operation("meetings.list", KNOWS_CASES),
            new Operation("meetings.get", KNOWS_CASES),
            new Operation("meetings.cancel", CALLS_MEETINGS),
            new Operation("meetings.answer", ANSWERING),
            new Operation("meetings.preview", CALLS_MEETINGS),
            new Operation("meetings.hold", CALLS_MEETINGS),
            new Operation("meetings.settle", ANSWERING),
            new Operation("meetings.reassign", CALLS_MEETINGS),
            new Operation("meetings.history", WORKS_ON_CASES),
            // case-service: statistics
            new Operation("statistics.get", KNOWS_CASES),
            new Operation("statistics.export", KNOWS_CASES),
            new Operation("statistics.cases", KNOWS_CASES),
            new Operation("statistics.prove", CHECKS_STATISTICS),
            new Operation("statistics.rebuild", CHECKS_STATISTICS),
            new Operation("statistics.run", CHECKS_STATISTICS),
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
