package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.PlausibleTime;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.InstantSource;
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
@RequestMapping("/api/studios")
class ActivityController {

    private static final String DONE =
            "Done; the activity as it stands now. A repeat of the caller's last command says Idempotent-Replay: true";
    private static final String MARK = "~";

    private final ActivityHandler handler;
    private final MatterDesk desk;
    private final Activities activities;
    private final Views views;
    private final InstantSource clock;

    ActivityController(
            ActivityHandler handler, MatterDesk desk, Activities activities, Views views, InstantSource clock) {
        this.handler = handler;
        this.desk = desk;
        this.activities = activities;
        this.views = views;
        this.clock = clock;
    }

    @PostMapping("/{id}/activities")
    @Operation(operationId = "studioActivities.plan", summary = "安排活动: a lecture, a visit or a live stream")
    @ApiResponse(
            responseCode = "201",
            description = "Planned; a repeat gets the same answer with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = ActivityView.class)))
    ResponseEntity<?> plan(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody ActivityRequest.Plan request) {
        Caller caller = CurrentCaller.get();
        return PartAnswers.created("/api/studios/activities", key, () -> handler.plan(caller, id, key, request));
    }

    @GetMapping("/{id}/activities")
    @Operation(operationId = "studioActivities.list", summary = "Activities from a day on, in the order of their days")
    @ApiResponse(
            responseCode = "200",
            description = "A page of activities",
            content = @Content(schema = @Schema(implementation = ActivityView.Page.class)))
    ResponseEntity<?> list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Activities.@Nullable Mark mark = null;
        if (after != null) {
            Optional<Activities.Mark> read = mark(after);
            if (read.isEmpty()) {
                return Problems.field(ProblemType.CURSOR_INVALID, "after", "翻页标记无效", "not a mark of this list")
                        .response();
            }
            mark = read.get();
        }
        LocalDate start = from == null ? StudioHandler.day(clock.instant()) : from;
        Activities.@Nullable Mark behind = mark;
        return desk.read(
                        CurrentCaller.get(),
                        MatterKind.STUDIO,
                        id,
                        (tx, matter, access) -> page(
                                activities.page(tx, id, start, behind, limit + 1).stream()
                                        .map(views::activity)
                                        .toList(),
                                limit))
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @GetMapping("/activities/{id}")
    @Operation(operationId = "studioActivities.get", summary = "A lecture, visit or live stream")
    @ApiResponse(
            responseCode = "200",
            description = "The activity",
            content = @Content(schema = @Schema(implementation = ActivityView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        Caller caller = CurrentCaller.get();
        return desk.list(caller, tx -> activities.find(tx, id))
                .flatMap(activity -> desk.read(
                        caller, MatterKind.STUDIO, activity.studio(), (tx, matter, access) -> views.activity(activity)))
                .<ResponseEntity<?>>map(view ->
                        ResponseEntity.ok().eTag(Long.toString(view.version())).body(view))
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @PostMapping("/activities/{id}/hold")
    @Operation(operationId = "studioActivities.hold", summary = "活动已举办: with how many came and watched")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = ActivityView.class)))
    ResponseEntity<?> hold(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ActivityRequest.Hold request) {
        Caller caller = CurrentCaller.get();
        return PartAnswers.changed(ifMatch, version -> handler.hold(caller, id, version, request));
    }

    @PostMapping("/activities/{id}/cancel")
    @Operation(operationId = "studioActivities.cancel", summary = "取消活动: with a reason")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = ActivityView.class)))
    ResponseEntity<?> cancel(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ActivityRequest.Cancel request) {
        Caller caller = CurrentCaller.get();
        return PartAnswers.changed(ifMatch, version -> handler.cancel(caller, id, version, request));
    }

    private static ActivityView.Page page(List<ActivityView> found, int limit) {
        List<ActivityView> items = found.stream().limit(limit).toList();
        return new ActivityView.Page(
                items,
                found.size() > limit
                        ? items.getLast().day() + MARK + items.getLast().id()
                        : null);
    }

    private static Optional<Activities.Mark> mark(String after) {
        String[] parts = after.split(MARK, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Activities.Mark(PlausibleTime.day(parts[0]), UUID.fromString(parts[1])));
        } catch (DateTimeException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
