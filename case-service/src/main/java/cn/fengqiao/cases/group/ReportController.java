package cn.fengqiao.cases.group;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.group.ReportPage.ReplyView;
import cn.fengqiao.cases.group.ReportPage.ReportReceipt;
import cn.fengqiao.cases.group.ReportPage.ReportView;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.NeighbourReports;
import cn.fengqiao.cases.store.NeighbourReports.Report;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(GroupController.ROOT)
class ReportController {

    private final ReportDesk desk;
    private final MatterDesk matters;
    private final NeighbourReports reports;
    private final GroupContents contents;
    private final CurrentVocabulary vocabulary;
    private final PersonalReads reads;
    private final InstantSource clock;

    ReportController(
            ReportDesk desk,
            MatterDesk matters,
            NeighbourReports reports,
            GroupContents contents,
            CurrentVocabulary vocabulary,
            PersonalReads reads,
            InstantSource clock) {
        this.desk = desk;
        this.matters = matters;
        this.reports = reports;
        this.contents = contents;
        this.vocabulary = vocabulary;
        this.reads = reads;
        this.clock = clock;
    }

    @PostMapping("/{id}/reports")
    @Operation(operationId = "groups.report", summary = "Report an incident; the answer holds the reporter's token")
    @ApiResponse(
            responseCode = "200",
            description = "Taken; a repeat gets the same token with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = ReportReceipt.class)))
    ResponseEntity<?> file(
            @PathVariable UUID id, @RequestHeader("Idempotency-Key") String key, @RequestBody FileReport wanted) {
        Optional<Problem> wrong = MatterAnswers.wrongKey(key);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return Handled.answer(
                desk.file(CurrentCaller.get(), id, key, wanted),
                Report::version,
                (group, report) -> new ReportReceipt(report.id(), contents.token(report.id()), report.replyDue()));
    }

    @GetMapping("/{id}/reports")
    @Operation(operationId = "groups.reports", summary = "Reports of a group, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of reports",
            content = @Content(schema = @Schema(implementation = ReportPage.class)))
    ResponseEntity<?> ofGroup(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return matters.<ResponseEntity<?>>read(
                        CurrentCaller.get(), MatterKind.NEIGHBOUR_GROUP, id, (tx, matter, access) -> {
                            if (!access.shows(FieldClass.TIMELINE)) {
                                return NotVisible.of(FieldClass.TIMELINE).response();
                            }
                            List<Report> found = reports.ofGroup(tx, id, after, limit + 1);
                            return ResponseEntity.ok(page(
                                    tx,
                                    found,
                                    limit,
                                    access.shows(FieldClass.NARRATIVE),
                                    "groups.reports",
                                    access.standing().name()));
                        })
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    /** Row-level security leaves only what the caller's department works with; the role admits what is about persons. */
    @GetMapping("/unanswered")
    @Operation(operationId = "groups.unanswered", summary = "Reports nobody has replied to, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of reports",
            content = @Content(schema = @Schema(implementation = ReportPage.class)))
    ResponseEntity<?> unanswered(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        boolean narrative = CasePolicy.roleMaySee(caller, FieldClass.NARRATIVE);
        return ResponseEntity.ok(matters.list(
                caller,
                tx -> page(
                        tx,
                        reports.unanswered(tx, after, limit + 1),
                        limit,
                        narrative,
                        "groups.unanswered",
                        "ON_CASE")));
    }

    @PostMapping("/reports/{id}/reply")
    @Operation(operationId = "groups.reply", summary = "Reply to whoever reported")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    ResponseEntity<?> reply(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ReplyToReport wanted) {
        return changed(ifMatch, version -> desk.reply(CurrentCaller.get(), id, version, wanted), "groups.reply");
    }

    @PostMapping("/reports/{id}/take-up")
    @Operation(operationId = "groups.takeUp", summary = "Make a case of a report")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    ResponseEntity<?> takeUp(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody TakeUpReport wanted) {
        return changed(ifMatch, version -> desk.takeUp(CurrentCaller.get(), id, version, wanted), "groups.takeUp");
    }

    /** The token is in the body, because addresses are logged. */
    @PostMapping("/replies")
    @Operation(operationId = "groups.askForReply", summary = "Ask for the reply to a report with its token")
    @ApiResponse(
            responseCode = "200",
            description = "The reply, if there is one",
            content = @Content(schema = @Schema(implementation = ReplyView.class)))
    ResponseEntity<?> ask(@RequestBody AskForReply asked) {
        return desk.byToken(asked.token())
                .<ResponseEntity<?>>map(report -> ResponseEntity.ok(new ReplyView(
                        report.filedAt(),
                        report.replyDue(),
                        report.repliedAt() != null,
                        report.repliedAt(),
                        desk.replyOf(report))))
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    private ReportPage page(
            OpenTransaction tx, List<Report> found, int limit, boolean narrative, String operation, String purpose) {
        List<Report> shown = found.stream().limit(limit).toList();
        if (narrative) {
            log(tx, shown.stream().map(Report::group).collect(Collectors.toSet()), operation, purpose);
        }
        return new ReportPage(
                shown.stream().map(report -> view(report, narrative)).toList(),
                found.size() > limit ? shown.getLast().id() : null);
    }

    private ResponseEntity<?> changed(String ifMatch, LongFunction<Handled<Report>> change, String operation) {
        OptionalLong version = MatterAnswers.version(ifMatch);
        if (version.isEmpty()) {
            return MatterAnswers.wrongVersion().response();
        }
        return Handled.answer(
                change.apply(version.getAsLong()), Report::version, (group, report) -> shown(group, report, operation));
    }

    private ReportView shown(Matter group, Report report, String operation) {
        Caller caller = CurrentCaller.get();
        CaseAccess access = MatterDesk.access(caller, group);
        boolean narrative = access.shows(FieldClass.NARRATIVE);
        return matters.list(caller, tx -> {
            if (narrative) {
                log(tx, Set.of(group.id()), operation, access.standing().name());
            }
            return view(report, narrative);
        });
    }

    private void log(OpenTransaction tx, Collection<UUID> groups, String operation, String purpose) {
        reads.record(tx, groups, Set.of(FieldClass.NARRATIVE), operation, purpose);
    }

    private ReportView view(Report report, boolean narrative) {
        return ReportView.of(
                report,
                desk,
                vocabulary.get().name(CodeSystem.INCIDENT_KIND, report.kind()),
                clock.instant(),
                narrative);
    }
}
