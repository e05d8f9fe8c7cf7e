package cn.fengqiao.cases.intervals;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class IntervalsController {

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final CaseIntervals intervals;

    IntervalsController(Transactions transactions, CallerScope scope, Cases cases, CaseIntervals intervals) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.intervals = intervals;
    }

    @GetMapping("/api/cases/{id}/intervals")
    @Operation(operationId = "cases.intervals", summary = "When a case was found, reported, counselled and resolved")
    @ApiResponse(
            responseCode = "200",
            description = "The times and what lies between them",
            content = @Content(schema = @Schema(implementation = IntervalsView.class)))
    ResponseEntity<?> intervals(@PathVariable UUID id) {
        Caller caller = CurrentCaller.get();
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<CaseAccess> access = cases.find(tx, id)
                    .map(stored -> CaseViews.access(caller, stored.dispute()))
                    .filter(CaseAccess::existenceKnown);
            if (access.isEmpty()) {
                return Problems.of(ProblemType.NOT_FOUND, "未找到该案件", "no such case")
                        .response();
            }
            if (!access.get().shows(FieldClass.TIMELINE)) {
                return NotVisible.of(access.get(), FieldClass.TIMELINE).response();
            }
            return ResponseEntity.ok(intervals.of(tx, id));
        });
    }
}
