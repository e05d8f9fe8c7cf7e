package cn.fengqiao.cases.meeting;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.meeting.MeetingPage.MeetingItem;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
@RequestMapping(MeetingController.ROOT)
class MeetingController {

    static final String ROOT = "/api/meetings";

    private final MeetingDesk desk;
    private final MatterDesk matters;
    private final MatterScreen meeting;
    private final Meetings meetings;
    private final MeetingScreen screen;
    private final PersonalReads reads;

    MeetingController(
            MeetingDesk desk, MatterDesk matters, Meetings meetings, MeetingScreen screen, PersonalReads reads) {
        this.desk = desk;
        this.matters = matters;
        this.meeting = new MatterScreen(
                matters,
                reads,
                MatterKind.MEETING,
                ROOT,
                (tx, matter, access, operation) -> screen.view(tx, CurrentCaller.get(), matter, access, operation));
        this.meetings = meetings;
        this.screen = screen;
        this.reads = reads;
    }

    @PostMapping
    @Operation(operationId = "meetings.call", summary = "Call a joint meeting")
    @ApiResponse(
            responseCode = "201",
            description = "Called; a repeat gets the same meeting with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = MeetingView.class)))
    ResponseEntity<?> call(@RequestHeader("Idempotency-Key") String key, @RequestBody CallMeeting call) {
        return meeting.opened(key, "meetings.call", caller -> desk.call(caller, key, call));
    }

    @GetMapping
    @Operation(operationId = "meetings.list", summary = "Meetings of the caller's area, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of meetings",
            content = @Content(schema = @Schema(implementation = MeetingPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        List<Meetings.Listed> found = matters.list(CurrentCaller.get(), tx -> meetings.page(tx, after, limit + 1));
        List<MeetingItem> items =
                found.stream().limit(limit).map(MeetingItem::of).toList();
        return ResponseEntity.ok(
                new MeetingPage(items, found.size() > limit ? items.getLast().id() : null));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "meetings.get", summary = "A meeting with its agenda")
    @ApiResponse(
            responseCode = "200",
            description = "The meeting",
            content = @Content(schema = @Schema(implementation = MeetingView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return meeting.get(id, "meetings.get");
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "meetings.cancel", summary = "Cancel a meeting")
    @ApiResponse(
            responseCode = "200",
            description = "The meeting",
            content = @Content(schema = @Schema(implementation = MeetingView.class)))
    ResponseEntity<?> cancel(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CancelMeeting because) {
        return meeting.changed(
                ifMatch, "meetings.cancel", (caller, version) -> desk.cancel(caller, id, version, because));
    }

    @PostMapping("/{id}/answer")
    @Operation(operationId = "meetings.answer", summary = "Say whether the caller's department comes")
    @ApiResponse(
            responseCode = "200",
            description = "The meeting",
            content = @Content(schema = @Schema(implementation = MeetingView.class)))
    ResponseEntity<?> answer(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody AnswerInvitation answer) {
        return meeting.changed(
                ifMatch, "meetings.answer", (caller, version) -> desk.answer(caller, id, version, answer));
    }

    @GetMapping("/{id}/preview")
    @Operation(
            operationId = "meetings.preview",
            summary = "What a department, or each that was invited, will see of the cases on the agenda")
    @ApiResponse(
            responseCode = "200",
            description = "Classes of fields shown, and hidden with the reason",
            content = @Content(schema = @Schema(implementation = PreviewPage.class)))
    ResponseEntity<?> preview(@PathVariable UUID id, @RequestParam(required = false) @Nullable Department department) {
        Caller caller = CurrentCaller.get();
        return meeting.read(id, (tx, matter, access) -> {
            if (!access.shows(FieldClass.TIMELINE)) {
                return NotVisible.of(FieldClass.TIMELINE).response();
            }
            if (department != null && !matter.departments().contains(department)) {
                return Problems.field(
                                ProblemType.PARAMETER_INVALID,
                                "department",
                                "该部门不在参会部门之列",
                                "the department is not in the meeting")
                        .response();
            }
            List<Department> asked = department == null ? matter.departments() : List.of(department);
            return ResponseEntity.ok(screen.preview(tx, caller, matter, asked));
        });
    }

    @PostMapping("/{id}/hold")
    @Operation(operationId = "meetings.hold", summary = "Write down how a meeting went and what it decided")
    @ApiResponse(
            responseCode = "200",
            description = "The meeting",
            content = @Content(schema = @Schema(implementation = MeetingView.class)))
    ResponseEntity<?> hold(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody HoldMeeting held) {
        return meeting.changed(ifMatch, "meetings.hold", (caller, version) -> desk.hold(caller, id, version, held));
    }

    @PostMapping("/{id}/settle")
    @Operation(operationId = "meetings.settle", summary = "Say that an action is done, or give it back with a reason")
    @ApiResponse(
            responseCode = "200",
            description = "The meeting",
            content = @Content(schema = @Schema(implementation = MeetingView.class)))
    ResponseEntity<?> settle(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody SettleAction settled) {
        return meeting.changed(
                ifMatch, "meetings.settle", (caller, version) -> desk.settle(caller, id, version, settled));
    }

    @PostMapping("/{id}/reassign")
    @Operation(operationId = "meetings.reassign", summary = "Give an action that is not done to a department")
    @ApiResponse(
            responseCode = "200",
            description = "The meeting",
            content = @Content(schema = @Schema(implementation = MeetingView.class)))
    ResponseEntity<?> reassign(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ReassignAction wanted) {
        return meeting.changed(
                ifMatch, "meetings.reassign", (caller, version) -> desk.reassign(caller, id, version, wanted));
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "meetings.history", summary = "What was done with a meeting, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of steps",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return meeting.history(id, after, limit, "meetings.history");
    }
}
