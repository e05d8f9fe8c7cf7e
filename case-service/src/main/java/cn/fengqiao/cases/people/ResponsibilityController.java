package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.people.ResponsibilityRequests.AnswerHandover;
import cn.fengqiao.cases.people.ResponsibilityRequests.Appoint;
import cn.fengqiao.cases.people.ResponsibilityRequests.OpenResponsibility;
import cn.fengqiao.cases.people.ResponsibilityRequests.ProposeHandover;
import cn.fengqiao.cases.people.ResponsibilityView.ResponsibilityPage;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
    private final PeopleHistory histories;

    ResponsibilityController(ResponsibilityDesk responsibilities, PeopleHistory histories) {
        this.responsibilities = responsibilities;
        this.histories = histories;
    }

    @PostMapping
    @Operation(operationId = "responsibilities.open", summary = "Make somebody responsible for a place that had nobody")
    @ApiResponse(
            responseCode = "201",
            description = "The responsibility of that place, its version as ETag",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> open(@RequestHeader("Idempotency-Key") String key, @RequestBody OpenResponsibility wanted) {
        Optional<Problem> wrong = MatterAnswers.wrongKey(key);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        return MatterAnswers.opened(
                "/api/people/responsibilities", responsibilities.open(caller, key, wanted), view(caller));
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
        return responsibilities
                .read(CurrentCaller.get(), id)
                .<ResponseEntity<?>>map(view ->
                        ResponseEntity.ok().eTag(Long.toString(view.version())).body(view))
                .orElseGet(() -> MatterAnswers.notFound().response());
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
        return histories.answer(
                CurrentCaller.get(), MatterKind.RESPONSIBILITY, id, "responsibilities.history", after, limit);
    }

    @PostMapping("/{id}/appointments")
    @Operation(operationId = "responsibilities.appoint", summary = "Appoint somebody to a duty nobody held yet")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> appoint(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody Appoint wanted) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.changed(
                ifMatch, version -> responsibilities.appoint(caller, id, version, wanted), view(caller));
    }

    @PostMapping("/{id}/handovers")
    @Operation(operationId = "responsibilities.propose", summary = "Propose who shall take a duty over")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now; the sender still answers",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> propose(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody ProposeHandover wanted) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.changed(
                ifMatch, version -> responsibilities.propose(caller, id, version, wanted), view(caller));
    }

    @PostMapping("/{id}/handovers/accept")
    @Operation(operationId = "responsibilities.accept", summary = "The successor accepts")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> accept(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody AnswerHandover wanted) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.changed(
                ifMatch, version -> responsibilities.accept(caller, id, version, wanted), view(caller));
    }

    @PostMapping("/{id}/handovers/refuse")
    @Operation(operationId = "responsibilities.refuse", summary = "The successor refuses, with a reason")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now; the sender still answers",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> refuse(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody AnswerHandover wanted) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.changed(
                ifMatch, version -> responsibilities.refuse(caller, id, version, wanted), view(caller));
    }

    @PostMapping("/{id}/handovers/withdraw")
    @Operation(operationId = "responsibilities.withdraw", summary = "Withdraw a proposal nobody has answered")
    @ApiResponse(
            responseCode = "200",
            description = "The responsibility as it is now; the sender still answers",
            content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    ResponseEntity<?> withdraw(
            @PathVariable UUID id, @RequestHeader("If-Match") String ifMatch, @RequestBody AnswerHandover wanted) {
        Caller caller = CurrentCaller.get();
        return MatterAnswers.changed(
                ifMatch, version -> responsibilities.withdraw(caller, id, version, wanted), view(caller));
    }

    private Function<Matter, Optional<?>> view(Caller caller) {
        return matter -> responsibilities.read(caller, matter.id());
    }
}
