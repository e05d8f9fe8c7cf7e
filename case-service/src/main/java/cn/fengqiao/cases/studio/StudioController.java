package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.StudioEvent;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/studios")
class StudioController {

    private static final String DONE =
            "Done; the studio as it stands now. A repeat of the caller's last command says Idempotent-Replay: true";

    private final StudioHandler handler;
    private final MatterDesk desk;
    private final Studios studios;
    private final Views views;
    private final InstantSource clock;
    private final MatterScreen screen;

    StudioController(
            StudioHandler handler,
            MatterDesk desk,
            Studios studios,
            Views views,
            PersonalReads reads,
            InstantSource clock) {
        this.handler = handler;
        this.desk = desk;
        this.studios = studios;
        this.views = views;
        this.clock = clock;
        this.screen = new MatterScreen(
                desk,
                reads,
                MatterKind.STUDIO,
                "/api/studios",
                (tx, matter, access, operation) -> views.studio(tx, matter, StudioHandler.day(clock.instant())));
    }

    @PostMapping
    @Operation(operationId = "studios.open", summary = "开设工作室或小分队")
    @ApiResponse(
            responseCode = "201",
            description = "Opened; a repeat gets the same answer with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = StudioView.class)))
    ResponseEntity<?> open(@RequestHeader("Idempotency-Key") String key, @RequestBody OpenStudio request) {
        return screen.opened(key, "studios.open", caller -> handler.open(caller, key, request));
    }

    @GetMapping
    @Operation(operationId = "studios.list", summary = "Studios and squads, in the order in which they were opened")
    @ApiResponse(
            responseCode = "200",
            description = "A page of studios",
            content = @Content(schema = @Schema(implementation = StudioView.Page.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) StudioEvent.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable AreaPath area,
            @RequestParam(required = false) @Nullable String skill,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        var filter = new Studios.Filter(kind, area, skill, open);
        List<Studios.Listed> found = desk.list(
                CurrentCaller.get(),
                tx -> studios.page(tx, filter, after, limit + 1, StudioHandler.day(clock.instant())));
        List<StudioView.Item> items =
                found.stream().limit(limit).map(views::item).toList();
        return ResponseEntity.ok(new StudioView.Page(
                items, found.size() > limit ? items.getLast().id() : null));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "studios.get", summary = "A studio: profile, skills, hours, members")
    @ApiResponse(
            responseCode = "200",
            description = "The studio",
            content = @Content(schema = @Schema(implementation = StudioView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return screen.get(id, "studios.get");
    }

    @PutMapping("/{id}")
    @Operation(operationId = "studios.change", summary = "变更: profile, skills, communities, hours, rooms")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = StudioView.class)))
    ResponseEntity<?> change(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ChangeStudio request) {
        return screen.changed(
                ifMatch, "studios.change", (caller, version) -> handler.change(caller, id, version, request));
    }

    @PostMapping("/{id}/close")
    @Operation(operationId = "studios.close", summary = "关闭: nothing can be booked any more")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = StudioView.class)))
    ResponseEntity<?> close(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CloseStudio request) {
        return screen.changed(
                ifMatch, "studios.close", (caller, version) -> handler.close(caller, id, version, request));
    }

    @PostMapping("/{id}/join")
    @Operation(operationId = "studios.join", summary = "成员加入")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = StudioView.class)))
    ResponseEntity<?> join(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody JoinStudio request) {
        return screen.changed(ifMatch, "studios.join", (caller, version) -> handler.join(caller, id, version, request));
    }

    @PostMapping("/{id}/leave")
    @Operation(operationId = "studios.leave", summary = "成员离开")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = StudioView.class)))
    ResponseEntity<?> leave(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody LeaveStudio request) {
        return screen.changed(
                ifMatch, "studios.leave", (caller, version) -> handler.leave(caller, id, version, request));
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "studios.history", summary = "What was done, by whom, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "Part of the history",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        return screen.history(id, after, limit, "studios.history");
    }
}
