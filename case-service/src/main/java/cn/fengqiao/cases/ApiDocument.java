package cn.fengqiao.cases;

import static cn.fengqiao.kit.problem.ProblemType.AGREEMENT_IN_FORCE;
import static cn.fengqiao.kit.problem.ProblemType.AGREEMENT_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.BODY_TOO_LARGE;
import static cn.fengqiao.kit.problem.ProblemType.CAMPAIGN_INCOMPLETE;
import static cn.fengqiao.kit.problem.ProblemType.CLOCK_REFUSED;
import static cn.fengqiao.kit.problem.ProblemType.CONFIRMATION_NOT_JOINT;
import static cn.fengqiao.kit.problem.ProblemType.CONFIRMATION_WINDOW_OVER;
import static cn.fengqiao.kit.problem.ProblemType.CONFLICT;
import static cn.fengqiao.kit.problem.ProblemType.CONSENT_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.CURSOR_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.DEPARTMENT_NOT_ON_CASE;
import static cn.fengqiao.kit.problem.ProblemType.E_SIGNATURE_NOT_VALID;
import static cn.fengqiao.kit.problem.ProblemType.FACE_TO_FACE_UNSAFE;
import static cn.fengqiao.kit.problem.ProblemType.FILE_ACTIVE_CONTENT;
import static cn.fengqiao.kit.problem.ProblemType.FILE_BROKEN;
import static cn.fengqiao.kit.problem.ProblemType.FILE_INCOMPLETE;
import static cn.fengqiao.kit.problem.ProblemType.FILE_INFECTED;
import static cn.fengqiao.kit.problem.ProblemType.FILE_SEALED;
import static cn.fengqiao.kit.problem.ProblemType.FILE_TYPE_REFUSED;
import static cn.fengqiao.kit.problem.ProblemType.FORBIDDEN_QUESTION;
import static cn.fengqiao.kit.problem.ProblemType.HEADER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.HEADER_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.IDEMPOTENCY_CONFLICT;
import static cn.fengqiao.kit.problem.ProblemType.IDENTITY_TERMS_NOT_CONFIRMABLE;
import static cn.fengqiao.kit.problem.ProblemType.IMPOSSIBLE_DATE;
import static cn.fengqiao.kit.problem.ProblemType.INSTALMENTS_DO_NOT_ADD_UP;
import static cn.fengqiao.kit.problem.ProblemType.MEDIATION_REFUSED;
import static cn.fengqiao.kit.problem.ProblemType.MEDIATION_SUSPENDED;
import static cn.fengqiao.kit.problem.ProblemType.MEDIATION_UNDER_WAY;
import static cn.fengqiao.kit.problem.ProblemType.MEDIATOR_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.MEDIATOR_OVERLOADED;
import static cn.fengqiao.kit.problem.ProblemType.MEDIATOR_RELATED;
import static cn.fengqiao.kit.problem.ProblemType.NOT_FOUND;
import static cn.fengqiao.kit.problem.ProblemType.NOT_NOW;
import static cn.fengqiao.kit.problem.ProblemType.NOT_THE_OFFICIAL;
import static cn.fengqiao.kit.problem.ProblemType.NOT_VISIBLE;
import static cn.fengqiao.kit.problem.ProblemType.OVERLOADED;
import static cn.fengqiao.kit.problem.ProblemType.PAPER_INCOMPLETE;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.PRECONDITION_REQUIRED;
import static cn.fengqiao.kit.problem.ProblemType.PROMISE_NOT_THEIRS;
import static cn.fengqiao.kit.problem.ProblemType.SAFETY_NOT_THEIRS;
import static cn.fengqiao.kit.problem.ProblemType.SCANNER_AWAY;
import static cn.fengqiao.kit.problem.ProblemType.SCREENING_NEEDED;
import static cn.fengqiao.kit.problem.ProblemType.SECOND_PERSON_REQUIRED;
import static cn.fengqiao.kit.problem.ProblemType.SLOT_TAKEN;
import static cn.fengqiao.kit.problem.ProblemType.STALE_VERSION;
import static cn.fengqiao.kit.problem.ProblemType.STILL_RESPONSIBLE;
import static cn.fengqiao.kit.problem.ProblemType.SUPERVISION_ONLY_RISES;
import static cn.fengqiao.kit.problem.ProblemType.TOO_MANY_EXPORTS;
import static cn.fengqiao.kit.problem.ProblemType.UNKNOWN_VALUE;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_DOCUMENTS_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_NEEDS_L2;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_NOT_FOLLOWED_UP;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_OWN_WORK;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_PROTECTION_OPEN;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_PROVISIONAL;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_RED;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_RISK_STALE;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_TASKS_OPEN;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_UNPERFORMED;
import static cn.fengqiao.kit.problem.ProblemType.WRITE_OFF_WITHOUT_OUTCOME;

import cn.fengqiao.kit.api.ApiDescription;
import cn.fengqiao.kit.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of this service alone. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final List<ProblemType> COMMAND = List.of(
            HEADER_INVALID,
            PRECONDITION_REQUIRED,
            UNKNOWN_VALUE,
            NOT_FOUND,
            DEPARTMENT_NOT_ON_CASE,
            STALE_VERSION,
            NOT_NOW,
            CONFLICT);

    private static final List<ProblemType> WRITE_OFF = and(
            COMMAND,
            WRITE_OFF_WITHOUT_OUTCOME,
            WRITE_OFF_UNPERFORMED,
            WRITE_OFF_TASKS_OPEN,
            WRITE_OFF_DOCUMENTS_MISSING,
            WRITE_OFF_NOT_FOLLOWED_UP,
            WRITE_OFF_RED,
            WRITE_OFF_PROVISIONAL,
            WRITE_OFF_NEEDS_L2,
            WRITE_OFF_OWN_WORK,
            WRITE_OFF_PROTECTION_OPEN,
            WRITE_OFF_RISK_STALE);

    private static final List<ProblemType> STUDIO_CHANGE = List.of(
            HEADER_INVALID,
            PRECONDITION_REQUIRED,
            UNKNOWN_VALUE,
            IMPOSSIBLE_DATE,
            NOT_FOUND,
            DEPARTMENT_NOT_ON_CASE,
            STALE_VERSION,
            NOT_NOW);

    private static final List<ProblemType> STUDIO_PART = List.of(
            HEADER_MISSING,
            HEADER_INVALID,
            UNKNOWN_VALUE,
            IMPOSSIBLE_DATE,
            NOT_FOUND,
            DEPARTMENT_NOT_ON_CASE,
            IDEMPOTENCY_CONFLICT,
            NOT_NOW);

    private static final List<ProblemType> OPEN_PEOPLE =
            List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, IMPOSSIBLE_DATE, IDEMPOTENCY_CONFLICT, CONFLICT);

    private static final List<ProblemType> CHANGE_PEOPLE = List.of(
            HEADER_INVALID,
            PRECONDITION_REQUIRED,
            UNKNOWN_VALUE,
            IMPOSSIBLE_DATE,
            NOT_FOUND,
            DEPARTMENT_NOT_ON_CASE,
            NOT_THE_OFFICIAL,
            STALE_VERSION,
            NOT_NOW,
            STILL_RESPONSIBLE,
            CONFLICT);

    private static final List<ProblemType> MATTER_COMMAND = List.of(
            HEADER_INVALID,
            PRECONDITION_REQUIRED,
            UNKNOWN_VALUE,
            NOT_FOUND,
            DEPARTMENT_NOT_ON_CASE,
            STALE_VERSION,
            NOT_NOW);

    private static List<ProblemType> and(List<ProblemType> some, ProblemType... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
    /** What a step of a mediation says. */
    private static final List<ProblemType> MEDIATION =
            and(COMMAND, MEDIATION_REFUSED, CONSENT_MISSING, MEDIATION_SUSPENDED, AGREEMENT_IN_FORCE);

    private static final List<ProblemType> AGREED = and(COMMAND, MEDIATION_REFUSED, CONSENT_MISSING, AGREEMENT_MISSING);

    /** What an operation says beyond what all say. */
    private static final Map<String, List<ProblemType>> OF_OPERATION = Map.ofEntries(
            Map.entry(
                    "cases.raise",
                    List.of(
                            HEADER_MISSING,
                            HEADER_INVALID,
                            UNKNOWN_VALUE,
                            IMPOSSIBLE_DATE,
                            NOT_VISIBLE,
                            IDEMPOTENCY_CONFLICT)),
            Map.entry("cases.list", List.of(PARAMETER_INVALID, CURSOR_INVALID)),
            Map.entry("cases.export", List.of(TOO_MANY_EXPORTS, PARAMETER_INVALID)),
            Map.entry("cases.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("cases.timeline", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("cases.accept", COMMAND),
            Map.entry("cases.assign", COMMAND),
            Map.entry("cases.sign", COMMAND),
            Map.entry("cases.return", COMMAND),
            Map.entry("cases.handOver", COMMAND),
            Map.entry("cases.merge", COMMAND),
            Map.entry("cases.shareAccept", and(COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("cases.shareReject", COMMAND),
            Map.entry("cases.shareDone", COMMAND),
            Map.entry("cases.shareAsk", and(COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("cases.shareWaive", COMMAND),
            Map.entry("cases.shareRevoke", COMMAND),
            Map.entry("cases.restrict", COMMAND),
            Map.entry("cases.liftRestriction", COMMAND),
            Map.entry("cases.decline", COMMAND),
            Map.entry("cases.referOut", COMMAND),
            Map.entry("cases.contact", COMMAND),
            Map.entry("cases.reportBack", COMMAND),
            Map.entry("cases.amend", and(COMMAND, NOT_VISIBLE, IMPOSSIBLE_DATE)),
            Map.entry("cases.amendments", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("cases.plan", COMMAND),
            Map.entry("cases.startResolving", COMMAND),
            Map.entry("cases.agree", and(COMMAND, MEDIATION_UNDER_WAY)),
            Map.entry("cases.guide", and(COMMAND, MEDIATION_UNDER_WAY)),
            Map.entry("cases.perform", and(COMMAND, MEDIATION_UNDER_WAY)),
            Map.entry("cases.breach", and(COMMAND, MEDIATION_UNDER_WAY)),
            Map.entry("cases.recordOutcome", COMMAND),
            Map.entry("cases.followUp", COMMAND),
            Map.entry("cases.pause", and(COMMAND, CLOCK_REFUSED)),
            Map.entry("cases.resume", and(COMMAND, CLOCK_REFUSED)),
            Map.entry("cases.askExtension", COMMAND),
            Map.entry("cases.grantExtension", and(COMMAND, CLOCK_REFUSED)),
            Map.entry("cases.refuseExtension", COMMAND),
            Map.entry("cases.raiseUp", COMMAND),
            Map.entry("cases.instruct", COMMAND),
            Map.entry("cases.cancelSupervision", COMMAND),
            Map.entry("cases.failWriteOff", COMMAND),
            Map.entry("cases.reopen", COMMAND),
            Map.entry("cases.supervise", and(COMMAND, SUPERVISION_ONLY_RISES)),
            Map.entry("cases.writeOffGuards", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("cases.applyWriteOff", WRITE_OFF),
            Map.entry("cases.passWriteOff", WRITE_OFF),
            Map.entry(
                    "documents.file",
                    List.of(
                            BODY_TOO_LARGE,
                            HEADER_MISSING,
                            HEADER_INVALID,
                            PARAMETER_MISSING,
                            PARAMETER_INVALID,
                            UNKNOWN_VALUE,
                            FILE_TYPE_REFUSED,
                            FILE_BROKEN,
                            FILE_ACTIVE_CONTENT,
                            FILE_INFECTED,
                            NOT_FOUND,
                            DEPARTMENT_NOT_ON_CASE,
                            IDEMPOTENCY_CONFLICT,
                            NOT_NOW,
                            FILE_SEALED,
                            CONFLICT,
                            SCANNER_AWAY)),
            Map.entry("documents.list", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("documents.content", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("files.get", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("files.seal", and(COMMAND, FILE_SEALED, FILE_INCOMPLETE)),
            Map.entry("files.seals", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("files.verify", List.of(OVERLOADED, PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("files.pdf", List.of(OVERLOADED, PARAMETER_MISSING, PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("files.zip", List.of(OVERLOADED, PARAMETER_MISSING, PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry(
                    "studios.open",
                    List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, IMPOSSIBLE_DATE, IDEMPOTENCY_CONFLICT)),
            Map.entry("statistics.get", List.of(PARAMETER_MISSING, PARAMETER_INVALID)),
            Map.entry("statistics.export", List.of(PARAMETER_MISSING, PARAMETER_INVALID)),
            Map.entry("statistics.cases", List.of(PARAMETER_MISSING, PARAMETER_INVALID, CURSOR_INVALID, NOT_VISIBLE)),
            Map.entry("statistics.prove", List.of(HEADER_MISSING, HEADER_INVALID, IDEMPOTENCY_CONFLICT, NOT_NOW)),
            Map.entry("statistics.rebuild", List.of(HEADER_MISSING, HEADER_INVALID, IDEMPOTENCY_CONFLICT, NOT_NOW)),
            Map.entry("statistics.run", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("studios.list", List.of(PARAMETER_INVALID)),
            Map.entry("studios.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("studios.change", STUDIO_CHANGE),
            Map.entry("studios.close", STUDIO_CHANGE),
            Map.entry("studios.join", and(STUDIO_CHANGE, CONFLICT)),
            Map.entry("studios.leave", STUDIO_CHANGE),
            Map.entry("studios.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("studios.matches", List.of(PARAMETER_MISSING, PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("studios.coverage", List.of(PARAMETER_INVALID)),
            Map.entry("studios.calendar", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("studios.statistics", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("studioBookings.make", and(STUDIO_PART, SLOT_TAKEN)),
            Map.entry("studioBookings.list", List.of(PARAMETER_INVALID, CURSOR_INVALID, NOT_FOUND)),
            Map.entry("studioBookings.about", List.of(PARAMETER_INVALID)),
            Map.entry("studioBookings.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("studioBookings.move", and(STUDIO_CHANGE, SLOT_TAKEN)),
            Map.entry("studioBookings.cancel", STUDIO_CHANGE),
            Map.entry("studioBookings.settle", STUDIO_CHANGE),
            Map.entry("studioActivities.plan", STUDIO_PART),
            Map.entry("studioActivities.list", List.of(PARAMETER_INVALID, CURSOR_INVALID, NOT_FOUND)),
            Map.entry("studioActivities.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("studioActivities.hold", STUDIO_CHANGE),
            Map.entry("studioActivities.cancel", STUDIO_CHANGE),
            Map.entry("people.open", OPEN_PEOPLE),
            Map.entry("people.list", List.of(PARAMETER_INVALID)),
            Map.entry("people.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("people.change", COMMAND),
            Map.entry("people.leave", CHANGE_PEOPLE),
            Map.entry("people.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("people.responsible", List.of(PARAMETER_MISSING, PARAMETER_INVALID, IMPOSSIBLE_DATE, NOT_FOUND)),
            Map.entry("people.onDuty", List.of(PARAMETER_MISSING, PARAMETER_INVALID, IMPOSSIBLE_DATE, NOT_FOUND)),
            Map.entry("people.gaps", List.of(PARAMETER_INVALID)),
            Map.entry("people.import", List.of(PARAMETER_MISSING, PARAMETER_INVALID, BODY_TOO_LARGE)),
            Map.entry("responsibilities.open", OPEN_PEOPLE),
            Map.entry("responsibilities.list", List.of(PARAMETER_INVALID)),
            Map.entry("responsibilities.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("responsibilities.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("responsibilities.appoint", CHANGE_PEOPLE),
            Map.entry("responsibilities.propose", CHANGE_PEOPLE),
            Map.entry("responsibilities.accept", CHANGE_PEOPLE),
            Map.entry("responsibilities.refuse", CHANGE_PEOPLE),
            Map.entry("responsibilities.withdraw", CHANGE_PEOPLE),
            Map.entry("teams.form", OPEN_PEOPLE),
            Map.entry("teams.list", List.of(PARAMETER_INVALID)),
            Map.entry("teams.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("teams.change", COMMAND),
            Map.entry("teams.addMember", CHANGE_PEOPLE),
            Map.entry("teams.endMember", CHANGE_PEOPLE),
            Map.entry("teams.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("mediation.get", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("mediation.investigate", and(COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("mediation.consent", MEDIATION),
            Map.entry("mediation.chooseMediator", and(MEDIATION, MEDIATOR_RELATED, MEDIATOR_OVERLOADED)),
            Map.entry("mediation.stepAside", and(MEDIATION, MEDIATOR_MISSING)),
            Map.entry(
                    "mediation.planSession",
                    and(MEDIATION, MEDIATOR_MISSING, SCREENING_NEEDED, FACE_TO_FACE_UNSAFE, IMPOSSIBLE_DATE)),
            Map.entry(
                    "mediation.holdSession",
                    and(MEDIATION, MEDIATOR_MISSING, SCREENING_NEEDED, FACE_TO_FACE_UNSAFE, IMPOSSIBLE_DATE)),
            Map.entry("mediation.suspend", MEDIATION),
            Map.entry("mediation.resume", MEDIATION),
            Map.entry("mediation.draft", and(MEDIATION, MEDIATOR_MISSING, INSTALMENTS_DO_NOT_ADD_UP, IMPOSSIBLE_DATE)),
            Map.entry("mediation.sign", and(MEDIATION, AGREEMENT_MISSING, E_SIGNATURE_NOT_VALID)),
            Map.entry("mediation.keepPromise", and(AGREED, IMPOSSIBLE_DATE)),
            Map.entry("mediation.breakPromise", and(AGREED, IMPOSSIBLE_DATE)),
            Map.entry(
                    "mediation.applyConfirmation",
                    and(AGREED, IDENTITY_TERMS_NOT_CONFIRMABLE, CONFIRMATION_NOT_JOINT, CONFIRMATION_WINDOW_OVER)),
            Map.entry("mediation.recordConfirmation", AGREED),
            Map.entry("mediation.end", MEDIATION),
            Map.entry("mediation.flagViolence", and(COMMAND, SAFETY_NOT_THEIRS)),
            Map.entry("mediation.screen", COMMAND),
            Map.entry("mediation.flagChild", COMMAND),
            Map.entry("mediation.report", COMMAND),
            Map.entry(
                    "mediation.makePaper", and(COMMAND, PARAMETER_INVALID, NOT_VISIBLE, FILE_SEALED, PAPER_INCOMPLETE)),
            Map.entry("mediation.paper", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("protections.get", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("protections.apply", COMMAND),
            Map.entry("protections.deliverLetter", and(COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("protections.beginDuty", and(COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("protections.decide", and(COMMAND, PARAMETER_INVALID, IMPOSSIBLE_DATE)),
            Map.entry("protections.prolong", and(COMMAND, PARAMETER_INVALID, IMPOSSIBLE_DATE)),
            Map.entry("protections.change", and(COMMAND, PARAMETER_INVALID, IMPOSSIBLE_DATE)),
            Map.entry("protections.revoke", and(COMMAND, PARAMETER_INVALID, IMPOSSIBLE_DATE)),
            Map.entry("protections.breach", and(COMMAND, PARAMETER_INVALID, IMPOSSIBLE_DATE)),
            Map.entry("imports.start", List.of(PARAMETER_MISSING, PARAMETER_INVALID, BODY_TOO_LARGE)),
            Map.entry("imports.list", List.of(PARAMETER_INVALID)),
            Map.entry("imports.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("imports.errors", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("imports.result", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("importMappings.list", List.of(PARAMETER_INVALID)),
            Map.entry("importMappings.get", List.of(NOT_FOUND)),
            Map.entry("importMappings.put", List.of(UNKNOWN_VALUE, CONFLICT)),
            Map.entry("importKeywords.put", List.of(UNKNOWN_VALUE)),
            Map.entry("calendar.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("calendar.put", List.of(PARAMETER_INVALID, IMPOSSIBLE_DATE)),
            Map.entry("limits.put", List.of(PARAMETER_INVALID, UNKNOWN_VALUE, CONFLICT)),
            Map.entry(
                    "campaigns.draft",
                    List.of(
                            HEADER_MISSING,
                            HEADER_INVALID,
                            UNKNOWN_VALUE,
                            IMPOSSIBLE_DATE,
                            FORBIDDEN_QUESTION,
                            IDEMPOTENCY_CONFLICT)),
            Map.entry("cases.intervals", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("promises.list", List.of(PARAMETER_INVALID, CURSOR_INVALID)),
            Map.entry("cases.promises", List.of(PARAMETER_INVALID, CURSOR_INVALID, NOT_FOUND)),
            Map.entry("commitments.make", and(COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("commitments.keep", and(COMMAND, PARAMETER_INVALID, PROMISE_NOT_THEIRS)),
            Map.entry("commitments.break", and(COMMAND, PARAMETER_INVALID, PROMISE_NOT_THEIRS)),
            Map.entry("commitments.move", and(COMMAND, PARAMETER_INVALID, IMPOSSIBLE_DATE, PROMISE_NOT_THEIRS)),
            Map.entry("commitments.waive", and(COMMAND, PARAMETER_INVALID, PROMISE_NOT_THEIRS)),
            Map.entry("cases.relapses", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry(
                    "cases.dismissRelapse",
                    List.of(HEADER_INVALID, PRECONDITION_REQUIRED, NOT_FOUND, NOT_VISIBLE, STALE_VERSION, NOT_NOW)),
            Map.entry("clues.report", List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, IDEMPOTENCY_CONFLICT)),
            Map.entry("clues.list", List.of(PARAMETER_INVALID)),
            Map.entry("clues.counts", List.of(PARAMETER_INVALID)),
            Map.entry("clues.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("clues.similar", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("clues.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("clues.verify", MATTER_COMMAND),
            Map.entry("clues.unfounded", MATTER_COMMAND),
            Map.entry("clues.merge", and(MATTER_COMMAND, CONFLICT)),
            Map.entry("clues.promote", and(MATTER_COMMAND, CONFLICT)),
            Map.entry(
                    "patrols.plan",
                    List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, IMPOSSIBLE_DATE, IDEMPOTENCY_CONFLICT)),
            Map.entry("patrols.list", List.of(PARAMETER_INVALID)),
            Map.entry("patrols.coverage", List.of(PARAMETER_INVALID)),
            Map.entry("patrols.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("patrols.start", MATTER_COMMAND),
            Map.entry(
                    "patrols.checkIn",
                    List.of(
                            HEADER_MISSING,
                            HEADER_INVALID,
                            PARAMETER_INVALID,
                            UNKNOWN_VALUE,
                            IMPOSSIBLE_DATE,
                            NOT_FOUND,
                            DEPARTMENT_NOT_ON_CASE,
                            NOT_THE_OFFICIAL,
                            IDEMPOTENCY_CONFLICT,
                            NOT_NOW,
                            CONFLICT)),
            Map.entry("patrols.checkIns", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("patrols.finish", MATTER_COMMAND),
            Map.entry("patrols.cancel", MATTER_COMMAND),
            Map.entry("patrols.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry(
                    "groups.form",
                    List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, IDEMPOTENCY_CONFLICT, CONFLICT)),
            Map.entry("groups.list", List.of(PARAMETER_INVALID)),
            Map.entry("groups.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("groups.revise", and(MATTER_COMMAND, CONFLICT)),
            Map.entry("groups.dissolve", MATTER_COMMAND),
            Map.entry("groups.addTask", and(MATTER_COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("groups.tasks", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("groups.settleTask", MATTER_COMMAND),
            Map.entry(
                    "groups.report",
                    List.of(
                            HEADER_MISSING,
                            HEADER_INVALID,
                            PARAMETER_INVALID,
                            UNKNOWN_VALUE,
                            NOT_FOUND,
                            DEPARTMENT_NOT_ON_CASE,
                            IDEMPOTENCY_CONFLICT,
                            NOT_NOW)),
            Map.entry("groups.reports", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("groups.unanswered", List.of(PARAMETER_INVALID)),
            Map.entry("groups.reply", MATTER_COMMAND),
            Map.entry("groups.takeUp", and(MATTER_COMMAND, CONFLICT)),
            Map.entry("groups.askForReply", List.of(NOT_FOUND)),
            Map.entry("runCards.put", List.of(PARAMETER_INVALID, CONFLICT)),
            Map.entry("cases.runCard", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("meetings.proposals", List.of(PARAMETER_INVALID)),
            Map.entry(
                    "meetings.call",
                    List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, IMPOSSIBLE_DATE, IDEMPOTENCY_CONFLICT)),
            Map.entry("meetings.list", List.of(PARAMETER_INVALID)),
            Map.entry("meetings.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("meetings.cancel", MATTER_COMMAND),
            Map.entry("meetings.answer", MATTER_COMMAND),
            Map.entry("meetings.preview", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("meetings.hold", and(MATTER_COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("meetings.settle", MATTER_COMMAND),
            Map.entry("meetings.reassign", and(MATTER_COMMAND, IMPOSSIBLE_DATE)),
            Map.entry("meetings.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("groups.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("campaigns.list", List.of(PARAMETER_INVALID)),
            Map.entry("campaigns.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("campaigns.revise", and(MATTER_COMMAND, IMPOSSIBLE_DATE, FORBIDDEN_QUESTION)),
            Map.entry(
                    "campaigns.open",
                    and(MATTER_COMMAND, FORBIDDEN_QUESTION, CAMPAIGN_INCOMPLETE, SECOND_PERSON_REQUIRED)),
            Map.entry("campaigns.close", MATTER_COMMAND),
            Map.entry("campaigns.cancel", MATTER_COMMAND),
            Map.entry("campaigns.assign", MATTER_COMMAND),
            Map.entry("campaigns.coverage", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("campaigns.certificate", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("campaigns.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry(
                    "campaigns.visit",
                    List.of(
                            PARAMETER_INVALID,
                            UNKNOWN_VALUE,
                            IMPOSSIBLE_DATE,
                            NOT_FOUND,
                            DEPARTMENT_NOT_ON_CASE,
                            NOT_NOW)),
            Map.entry("campaigns.visits", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("campaigns.confirmVisit", MATTER_COMMAND),
            Map.entry("campaigns.withdrawVisit", MATTER_COMMAND),
            Map.entry("campaigns.findings", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("campaigns.patterns", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("campaigns.decide", and(MATTER_COMMAND, CONFLICT)),
            // household cards
            Map.entry(
                    "households.open",
                    List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, NOT_FOUND, IDEMPOTENCY_CONFLICT, CONFLICT)),
            Map.entry("households.appointments", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("households.list", List.of(PARAMETER_INVALID, CURSOR_INVALID)),
            Map.entry("households.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("households.change", COMMAND),
            Map.entry("households.close", COMMAND),
            Map.entry("households.link", COMMAND),
            Map.entry("households.unlink", COMMAND),
            Map.entry("households.followUp", COMMAND),
            Map.entry("households.followUps", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("households.due", List.of(PARAMETER_INVALID, CURSOR_INVALID)),
            Map.entry("households.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("households.likelyCases", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("households.likelyHouseholds", List.of(PARAMETER_MISSING, PARAMETER_INVALID)),
            Map.entry("households.offerMove", COMMAND),
            Map.entry("households.acceptMove", COMMAND),
            Map.entry("households.endMove", COMMAND),
            Map.entry("households.moves", List.of(PARAMETER_INVALID)),
            Map.entry("householdImports.start", List.of(PARAMETER_MISSING, PARAMETER_INVALID, BODY_TOO_LARGE)),
            Map.entry("householdImports.list", List.of(PARAMETER_INVALID)),
            Map.entry("householdImports.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("householdImports.cancel", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_NOW)),
            Map.entry("householdImports.errors", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("householdImports.result", List.of(PARAMETER_INVALID, NOT_FOUND)));

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription(
                "Fengqiao case service",
                "Raises, reads and moves dispute cases. Which fields of a case come back is decided per caller; what is "
                        + "hidden is absent and named in `hidden`.",
                OF_OPERATION);
    }
}
