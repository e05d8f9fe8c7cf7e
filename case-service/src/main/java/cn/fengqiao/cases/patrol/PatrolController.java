package cn.fengqiao.cases.patrol;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.patrol.CheckInPage.CheckInView;
import cn.fengqiao.cases.patrol.PatrolPage.PatrolItem;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Patrol;
import cn.fengqiao.cases.store.Patrol.CheckIn;
import cn.fengqiao.cases.store.PatrolList;
import cn.fengqiao.cases.store.Patrols;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
@RequestMapping(PatrolController.ROOT)
class PatrolController {

    static final String ROOT = "/api/patrols";

    private final PatrolDesk desk;
    private final CheckInDesk checkIns;
    private final MatterDesk matters;
    private final Patrols patrols;
    private final PatrolList list;
    private final PatrolScreen screen;
    private final MatterScreen patrol;

    PatrolController(
            PatrolDesk desk,
            CheckInDesk checkIns,
            MatterDesk matters,
            Patrols patrols,
            PatrolList list,
            PatrolScreen screen,
            PersonalReads reads) {
        this.desk = desk;
        this.checkIns = checkIns;
        this.matters = matters;
        this.patrols = patrols;
        this.list = list;
        this.screen = screen;
        this.patrol = new MatterScreen(
                matters,
                reads,
                MatterKind.PATROL,
                ROOT,
                (tx, matter, access, operation) -> screen.view(tx, matter, access));
    }

    @PostMapping
    @Operation(operationId = "patrols.plan", summary = "Plan a patrol: where, when, why and who goes")
    @ApiResponse(
            responseCode = "201",
            description = "Planned; a repeat gets the same patrol with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = PatrolView.class)))
    ResponseEntity<?> plan(@RequestHeader("Idempotency-Key") String key, @RequestBody PlanPatrol plan) {
        return patrol.opened(key, "patrols.plan", caller -> desk.plan(caller, key, plan));
    }

    @GetMapping
    @Operation(
            operationId = "patrols.list",
            summary = "Patrols of the caller's area, newest first",
            description =
                    "`mine` are those the caller goes on. `missed` are those of which it was said that their time was"
                            + " over and nobody had set out or finished, also when they were finished or cancelled since."
                            + " There is no list by other persons, and no list of where somebody was.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of patrols",
            content = @Content(schema = @Schema(implementation = PatrolPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable AreaPath area,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "false") boolean missed,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit).or(() -> Period.wrongDay("day", day));
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        var filter = new PatrolList.Filter(
                area == null ? null : area.grid(), day, mine ? caller.subject() : null, open, missed, after, limit + 1);
        List<Patrol.Listed> found = matters.list(caller, tx -> list.page(tx, filter));
        List<PatrolItem> items = found.stream().limit(limit).map(screen::item).toList();
        return ResponseEntity.ok(
                new PatrolPage(items, found.size() > limit ? items.getLast().id() : null));
    }

    @GetMapping("/coverage")
    @Operation(
            operationId = "patrols.coverage",
            summary = "How many stops of which grids were gone to in a period",
            description = "Without a period the last 30 days; at most 366.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of grids",
            content = @Content(schema = @Schema(implementation = CoveragePage.class)))
    ResponseEntity<?> coverage(
            @RequestParam(required = false) @Nullable AreaPath area,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable AreaPath after,
            @RequestParam(defaultValue = "100") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit)
                .or(() -> Period.wrongDay("from", from))
                .or(() -> Period.wrongDay("until", until))
                .or(() -> desk.period(from, until).wrong());
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Period period = desk.period(from, until);
        List<Patrol.GridVisits> found = matters.list(
                CurrentCaller.get(),
                tx -> patrols.coverage(
                        tx, area == null ? null : area.grid(), period.from(), period.until(), after, limit + 1));
        List<CoveragePage.GridCoverage> items =
                found.stream().limit(limit).map(screen::coverage).toList();
        return ResponseEntity.ok(new CoveragePage(
                period.from(),
                period.until(),
                items,
                found.size() > limit ? items.getLast().area() : null));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "patrols.get", summary = "A patrol")
    @ApiResponse(
            responseCode = "200",
            description = "The patrol",
            content = @Content(schema = @Schema(implementation = PatrolView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return patrol.get(id, "patrols.get");
    }

    @PostMapping("/{id}/start")
    @Operation(operationId = "patrols.start", summary = "Set out")
    @ApiResponse(
            responseCode = "200",
            description = "The patrol",
            content = @Content(schema = @Schema(implementation = PatrolView.class)))
    ResponseEntity<?> start(@PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return patrol.changed(ifMatch, "patrols.start", (caller, version) -> desk.start(caller, id, version));
    }

    @PostMapping("/{id}/check-ins")
    @Operation(
            operationId = "patrols.checkIn",
            summary = "Check in at a stop; something that was seen becomes a clue at once",
            description =
                    "Whoever goes on the patrol chooses where they are from the tree of areas; no position is taken."
                            + " One that was written down without a network keeps its own time beside the one at which it arrives.")
    @ApiResponse(
            responseCode = "201",
            description = "Checked in; a repeat gets the same check-in with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = CheckInView.class)))
    ResponseEntity<?> checkIn(
            @PathVariable UUID id, @RequestHeader("Idempotency-Key") String key, @RequestBody CheckInStop wanted) {
        Optional<Problem> wrong = MatterAnswers.wrongKey(key);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return switch (checkIns.checkIn(CurrentCaller.get(), id, key, wanted)) {
            case CheckInDesk.CheckedIn.Done done -> checkedIn(done);
            case CheckInDesk.CheckedIn.NoPatrol none -> MatterAnswers.none(none.why());
            case CheckInDesk.CheckedIn.Refused refused -> refused.why().response();
        };
    }

    @GetMapping("/{id}/check-ins")
    @Operation(operationId = "patrols.checkIns", summary = "Check-ins of a patrol, in the order in which they arrived")
    @ApiResponse(
            responseCode = "200",
            description = "A page of check-ins",
            content = @Content(schema = @Schema(implementation = CheckInPage.class)))
    ResponseEntity<?> checkIns(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return patrol.read(id, (tx, matter, access) -> {
            if (!access.shows(FieldClass.TIMELINE)) {
                return NotVisible.of(FieldClass.TIMELINE).response();
            }
            List<CheckIn> found = patrols.checkIns(tx, id, after, limit + 1);
            List<CheckIn> here = found.stream().limit(limit).toList();
            return ResponseEntity.ok(new CheckInPage(
                    screen.checkIns(tx, matter, access, here, "patrols.checkIns"),
                    found.size() > limit ? here.getLast().id() : null));
        });
    }

    @PostMapping("/{id}/finish")
    @Operation(operationId = "patrols.finish", summary = "Finish a patrol, and say why stops were missed")
    @ApiResponse(
            responseCode = "200",
            description = "The patrol, with what was missed",
            content = @Content(schema = @Schema(implementation = PatrolView.class)))
    ResponseEntity<?> finish(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody FinishPatrol wanted) {
        return patrol.changed(ifMatch, "patrols.finish", (caller, version) -> desk.finish(caller, id, version, wanted));
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "patrols.cancel", summary = "Cancel a patrol")
    @ApiResponse(
            responseCode = "200",
            description = "The patrol",
            content = @Content(schema = @Schema(implementation = PatrolView.class)))
    ResponseEntity<?> cancel(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CancelPatrol wanted) {
        return patrol.changed(ifMatch, "patrols.cancel", (caller, version) -> desk.cancel(caller, id, version, wanted));
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "patrols.history", summary = "What was done with a patrol, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of steps",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return patrol.history(id, after, limit, "patrols.history");
    }

    private ResponseEntity<?> checkedIn(CheckInDesk.CheckedIn.Done done) {
        UUID id = done.patrol().id();
        return patrol.read(id, (tx, matter, access) -> {
            CheckInView view = screen.checkIns(tx, matter, access, List.of(done.checkIn()), "patrols.checkIn")
                    .getFirst();
            var response = ResponseEntity.created(URI.create(ROOT + "/" + id + "/check-ins"));
            if (done.repeated()) {
                response.header("Idempotent-Replay", "true");
            }
            return response.body(view);
        });
    }
}
