package cn.fengqiao.cases.people;

import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.people.OfficialView.OfficialPage;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/api/people")
class OfficialController {

    private final OfficialDesk officials;
    private final MatterScreen screen;

    OfficialController(OfficialDesk officials, MatterDesk matters, PersonalReads reads) {
        this.officials = officials;
        this.screen = new MatterScreen(matters, reads, MatterKind.OFFICIAL, "/api/people", officials::view);
    }

    @PostMapping
    @Operation(operationId = "people.open", summary = "An official takes up work")
    @ApiResponse(
            responseCode = "201",
            description = "The official, their version as ETag",
            content = @Content(schema = @Schema(implementation = OfficialView.class)))
    ResponseEntity<?> open(@RequestHeader("Idempotency-Key") String key, @RequestBody OpenOfficial wanted) {
        return screen.opened(key, "people.open", caller -> officials.open(caller, key, wanted));
    }

    @GetMapping
    @Operation(operationId = "people.list", summary = "Officials, in the order in which they were entered")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = OfficialPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable AreaPath area,
            @RequestParam(required = false) @Nullable Department department,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return ResponseEntity.ok(officials.page(
                CurrentCaller.get(),
                new Officials.Filter(area, department == null ? null : department.code(), post, after, limit)));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "people.get", summary = "One official, as far as the caller may see them")
    @ApiResponse(
            responseCode = "200",
            description = "The official, their version as ETag",
            content = @Content(schema = @Schema(implementation = OfficialView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return screen.get(id, "people.get");
    }

    @PutMapping("/{id}")
    @Operation(operationId = "people.change", summary = "Correct what is known of an official")
    @ApiResponse(
            responseCode = "200",
            description = "The official as they are now",
            content = @Content(schema = @Schema(implementation = OfficialView.class)))
    ResponseEntity<?> change(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody ChangeOfficial wanted) {
        return screen.changed(
                ifMatch, "people.change", (caller, version) -> officials.change(caller, id, version, wanted));
    }

    @PostMapping("/{id}/leave")
    @Operation(operationId = "people.leave", summary = "An official leaves; not while they answer for a place")
    @ApiResponse(
            responseCode = "200",
            description = "The official with their last day",
            content = @Content(schema = @Schema(implementation = OfficialView.class)))
    ResponseEntity<?> leave(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody LeaveOffice wanted) {
        return screen.changed(
                ifMatch, "people.leave", (caller, version) -> officials.leave(caller, id, version, wanted));
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "people.history", summary = "What was entered about an official, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "Lines of the history",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        return screen.history(id, after, limit, "people.history");
    }
}
