package cn.fengqiao.cases.group;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.group.GroupPage.GroupItem;
import cn.fengqiao.cases.group.TaskPage.HelpTaskView;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.NeighbourGroups;
import cn.fengqiao.cases.store.NeighbourGroups.Task;
import cn.fengqiao.cases.store.NeighbourGroups.TaskState;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
@RequestMapping(GroupController.ROOT)
class GroupController {

    static final String ROOT = "/api/groups";

    private final GroupDesk desk;
    private final MatterDesk matters;
    private final MatterScreen screen;
    private final NeighbourGroups groups;
    private final GroupContents contents;
    private final PersonalReads reads;

    GroupController(
            GroupDesk desk, MatterDesk matters, NeighbourGroups groups, GroupContents contents, PersonalReads reads) {
        this.desk = desk;
        this.matters = matters;
        this.screen = new MatterScreen(matters, reads, MatterKind.NEIGHBOUR_GROUP, ROOT, this::view);
        this.groups = groups;
        this.contents = contents;
        this.reads = reads;
    }

    @PostMapping
    @Operation(operationId = "groups.form", summary = "Form a group of neighbours")
    @ApiResponse(
            responseCode = "201",
            description = "Formed; a repeat gets the same group with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    ResponseEntity<?> form(@RequestHeader("Idempotency-Key") String key, @RequestBody GroupForm form) {
        return screen.opened(key, "groups.form", caller -> desk.form(caller, key, form));
    }

    @GetMapping
    @Operation(operationId = "groups.list", summary = "Groups of the caller's area, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of groups",
            content = @Content(schema = @Schema(implementation = GroupPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        List<NeighbourGroups.Listed> found = matters.list(CurrentCaller.get(), tx -> groups.page(tx, after, limit + 1));
        List<GroupItem> items = found.stream().limit(limit).map(GroupItem::of).toList();
        return ResponseEntity.ok(
                new GroupPage(items, found.size() > limit ? items.getLast().id() : null));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "groups.get", summary = "A group")
    @ApiResponse(
            responseCode = "200",
            description = "The group",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return screen.get(id, "groups.get");
    }

    @PutMapping("/{id}")
    @Operation(operationId = "groups.revise", summary = "Write down anew who belongs to a group")
    @ApiResponse(
            responseCode = "200",
            description = "The group",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    ResponseEntity<?> revise(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody GroupForm form) {
        return screen.changed(ifMatch, "groups.revise", (caller, version) -> desk.revise(caller, id, version, form));
    }

    @PostMapping("/{id}/dissolve")
    @Operation(operationId = "groups.dissolve", summary = "Dissolve a group")
    @ApiResponse(
            responseCode = "200",
            description = "The group",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    ResponseEntity<?> dissolve(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody GroupReason because) {
        return screen.changed(
                ifMatch, "groups.dissolve", (caller, version) -> desk.dissolve(caller, id, version, because));
    }

    @PostMapping("/{id}/tasks")
    @Operation(operationId = "groups.addTask", summary = "Ask neighbours for help")
    @ApiResponse(
            responseCode = "200",
            description = "The group",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    ResponseEntity<?> addTask(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody HelpTask task) {
        return screen.changed(ifMatch, "groups.addTask", (caller, version) -> desk.addTask(caller, id, version, task));
    }

    @GetMapping("/{id}/tasks")
    @Operation(operationId = "groups.tasks", summary = "Help tasks of a group, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of tasks",
            content = @Content(schema = @Schema(implementation = TaskPage.class)))
    ResponseEntity<?> tasks(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable TaskState state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return screen.read(id, (tx, matter, access) -> {
            if (!access.shows(FieldClass.TIMELINE)) {
                return NotVisible.of(FieldClass.TIMELINE).response();
            }
            List<Task> found = groups.tasks(tx, id, state, after, limit + 1);
            List<HelpTaskView> items = found.stream()
                    .limit(limit)
                    .map(task -> HelpTaskView.of(task, contents, access.shows(FieldClass.NARRATIVE)))
                    .toList();
            if (!items.isEmpty()) {
                log(tx, id, access, Set.of(FieldClass.NARRATIVE), "groups.tasks");
            }
            return ResponseEntity.ok(
                    new TaskPage(items, found.size() > limit ? items.getLast().id() : null));
        });
    }

    @PostMapping("/tasks/{id}/settle")
    @Operation(operationId = "groups.settleTask", summary = "Say that a help task is done or no longer needed")
    @ApiResponse(
            responseCode = "200",
            description = "The task",
            content = @Content(schema = @Schema(implementation = HelpTaskView.class)))
    ResponseEntity<?> settleTask(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody SettleTask wanted) {
        OptionalLong version = MatterAnswers.version(ifMatch);
        if (version.isEmpty()) {
            return MatterAnswers.wrongVersion().response();
        }
        Caller caller = CurrentCaller.get();
        return Handled.answer(desk.settle(caller, id, version.getAsLong(), wanted), Task::version, (group, task) -> {
            CaseAccess access = MatterDesk.access(caller, group);
            matters.list(caller, tx -> {
                log(tx, group.id(), access, Set.of(FieldClass.NARRATIVE), "groups.settleTask");
                return true;
            });
            return HelpTaskView.of(task, contents, access.shows(FieldClass.NARRATIVE));
        });
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "groups.history", summary = "What was done with a group, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of steps",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return screen.history(id, after, limit, "groups.history");
    }

    /** A group with as much of its people as the caller may see; the reading is logged. */
    private GroupView view(OpenTransaction tx, Matter matter, CaseAccess access, String operation) {
        GroupForm.People people = access.shows(FieldClass.PARTIES)
                ? groups.people(tx, matter.id())
                        .map(locked -> contents.open(matter.id(), locked, GroupForm.People.class))
                        .orElse(null)
                : null;
        if (people != null) {
            log(tx, matter.id(), access, Set.of(FieldClass.PARTIES, FieldClass.CONTACT), operation);
        }
        return GroupView.of(matter, groups.find(tx, matter.id()).orElseThrow(), people, access);
    }

    private void log(OpenTransaction tx, UUID group, CaseAccess access, Set<FieldClass> shown, String operation) {
        Set<FieldClass> seen = shown.stream().filter(access::shows).collect(Collectors.toSet());
        reads.record(tx, group, seen, operation, access.standing().name());
    }
}
