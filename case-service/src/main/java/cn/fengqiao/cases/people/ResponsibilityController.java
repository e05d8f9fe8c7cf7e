package cn.fengqiao.cases.people;

import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.people.ResponsibilityRequests.AnswerHandover;
import cn.fengqiao.cases.people.ResponsibilityRequests.Appoint;
import cn.fengqiao.cases.people.ResponsibilityRequests.OpenResponsibility;
import cn.fengqiao.cases.people.ResponsibilityRequests.ProposeHandover;
import cn.fengqiao.cases.people.ResponsibilityView.ResponsibilityPage;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.contract.AreaPath;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/people/responsibilities")
class ResponsibilityController {

    private final ResponsibilityDesk responsibilities;
    private final MatterScreen screen;

    ResponsibilityController(ResponsibilityDesk responsibilities, MatterDesk matters, PersonalReads reads) {
        this.responsibilities = responsibilities;
        this.screen = new MatterScreen(
                matters,
                reads,
                MatterKind.RESPONSIBILITY,
                "/api/people/responsibilities",
                (tx, matter, access, operation) -> responsibilities.view(tx, matter));
    }

    @PostMapping
    @Operation(operationId = "responsibilities.open", summary = "Make somebody responsible for a place that had nobody")
    @ApiResponse(
            responseCode = "201",
            description = "The responsibility of that place, its version as ETag",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> open(@RequestHeader("Idempotency-Key") String key, @RequestBody OpenResponsibility wanted) {
        return screen.opened(key, "responsibilities.open", caller -> responsibilities.open(caller, key, wanted));
    }

    @GetMapping
    @Operation(operationId = "responsibilities.list", summary = "Places with their own appointments")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = ResponsibilityPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable AreaPath area,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        return wrong.isPresent()
                ? wrong.get().response()
                : ResponseEntity.ok(responsibilities.page(CurrentCaller.get(), area, after, limit));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "responsibilities.get", summary = "Who answers for a place by its own appointment")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility, its version as ETag",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return screen.get(id, "responsibilities.get");
    }

    @GetMapping("/{id}/history")
    @Operation(
            operationId = "responsibilities.history",
            summary = "Appointments and handovers of a place, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "Lines of the history",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        return screen.history(id, after, limit, "responsibilities.history");
    }

    @PostMapping("/{id}/appointments")
    @Operation(operationId = "responsibilities.appoint", summary = "Appoint somebody to a duty nobody held yet")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> appoint(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody Appoint wanted) {
        return screen.changed(
                ifMatch,
                "responsibilities.appoint",
                (caller, version) -> responsibilities.appoint(caller, id, version, wanted));
    }

    @PostMapping("/{id}/handovers")
    @Operation(operationId = "responsibilities.propose", summary = "Propose who shall take a duty over")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now; the sender still answers",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> propose(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody ProposeHandover wanted) {
        return screen.changed(
                ifMatch,
                "responsibilities.propose",
                (caller, version) -> responsibilities.propose(caller, id, version, wanted));
    }

    @PostMapping("/{id}/handovers/accept")
    @Operation(operationId = "responsibilities.accept", summary = "The successor accepts")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> accept(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody AnswerHandover wanted) {
        return screen.changed(
                ifMatch,
                "responsibilities.accept",
                (caller, version) -> responsibilities.accept(caller, id, version, wanted));
    }

    @PostMapping("/{id}/handovers/refuse")
    @Operation(operationId = "responsibilities.refuse", summary = "The successor refuses, with a reason")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now; the sender still answers",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> refuse(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody AnswerHandover wanted) {
        return screen.changed(
                ifMatch,
                "responsibilities.refuse",
                (caller, version) -> responsibilities.refuse(caller, id, version, wanted));
    }

    @PostMapping("/{id}/handovers/withdraw")
    @Operation(operationId = "responsibilities.withdraw", summary = "Withdraw a proposal nobody has answered")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now; the sender still answers",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> withdraw(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody AnswerHandover wanted) {
        return screen.changed(
                ifMatch,
                "responsibilities.withdraw",
                (caller, version) -> responsibilities.withdraw(caller, id, version, wanted));
    }
}
