package cn.fengqiao.cases.people;

import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.people.ChainView.GapPage;
import cn.fengqiao.cases.people.ChainView.OnDuty;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/people")
class ChainController {

    private final Chains chains;

    ChainController(Chains chains) {
        this.chains = chains;
    }

    @GetMapping("/responsible")
    @Operation(
            operationId = "people.responsible",
            summary = "Who answers for a place now, or answered for it at a moment")
    @ApiResponse(
            responseCode = "200",
            description = "The chain, with the place each level is inherited from",
            content = @Content(schema = @Schema(implementation = ChainView.class)))
    ResponseEntity<?> responsible(@RequestParam AreaPath area, @RequestParam(required = false) @Nullable Instant at) {
        return chains.of(CurrentCaller.get(), area, at)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @GetMapping("/on-duty")
    @Operation(operationId = "people.onDuty", summary = "The same for the platform's own programs, without names")
    @ApiResponse(
            responseCode = "200",
            description = "Opaque ids and accounts",
            content = @Content(schema = @Schema(implementation = OnDuty.class)))
    ResponseEntity<?> onDuty(@RequestParam AreaPath area, @RequestParam(required = false) @Nullable Instant at) {
        return chains.onDuty(area, at)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @GetMapping("/gaps")
    @Operation(operationId = "people.gaps", summary = "Places whose chain lacks a level or a deputy, or soon will")
    @ApiResponse(
            responseCode = "200",
            description = "A page, in the order of paths",
            content = @Content(schema = @Schema(implementation = GapPage.class)))
    ResponseEntity<?> gaps(
            @RequestParam(required = false) @Nullable AreaPath after, @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        return wrong.isPresent()
                ? wrong.get().response()
                : ResponseEntity.ok(chains.gaps(CurrentCaller.get(), after, limit));
    }
}
