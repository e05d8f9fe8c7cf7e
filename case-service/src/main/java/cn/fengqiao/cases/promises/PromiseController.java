package cn.fengqiao.cases.promises;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.promises.PromisePage.PromiseCounts;
import cn.fengqiao.cases.promises.PromisePage.PromiseItem;
import cn.fengqiao.cases.promising.Promise;
import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.PromiseLedger;
import cn.fengqiao.cases.store.PromiseLedger.Filter;
import cn.fengqiao.cases.store.PromiseLedger.Listed;
import cn.fengqiao.cases.store.PromiseLedger.Mark;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.PlausibleTime;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 承诺台账: what was promised by whom until when, from all three sources. */
@RestController
class PromiseController {

    /** A page ends with a day and a promise. */
    private static final String BETWEEN = "_";

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final PromiseLedger ledger;
    private final PromiseViews views;
    private final InstantSource clock;

    PromiseController(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            PromiseLedger ledger,
            PromiseViews views,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.ledger = ledger;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/api/promises")
    @Operation(
            operationId = "promises.list",
            summary =
                    "What was promised, in the order of its days: of the caller's department unless mine is false, and "
                            + "without a state all that is still to be kept")
    @ApiResponse(
            responseCode = "200",
            description = "A page of promises; the first with how many there are of each state",
            content = @Content(schema = @Schema(implementation = PromisePage.class)))
    ResponseEntity<?> list(
            @RequestParam(defaultValue = "true") boolean mine,
            @RequestParam(required = false) @Nullable PromiseStanding state,
            @RequestParam(required = false) @Nullable LocalDate dueBefore,
            @RequestParam(required = false) @Nullable UUID caseId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Caller caller = CurrentCaller.get();
        var filter = new Filter(
                mine ? caller.department() : null, caseId, dueBefore, List.of(), null, null, knowing(caller));
        return answer(filter, state, caseId == null, after, limit, "promises.list", tx -> true);
    }

    @GetMapping("/api/cases/{id}/promises")
    @Operation(operationId = "cases.promises", summary = "What was promised on a case, in the order of its days")
    @ApiResponse(
            responseCode = "200",
            description = "A page of promises; the first with how many there are of each state",
            content = @Content(schema = @Schema(implementation = PromisePage.class)))
    ResponseEntity<?> ofCase(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Caller caller = CurrentCaller.get();
        var filter = new Filter(null, id, null, List.of(), null, null, knowing(caller));
        return answer(
                filter,
                null,
                false,
                after,
                limit,
                "cases.promises",
                tx -> cases.find(tx, id)
                        .filter(stored ->
                                CaseViews.access(caller, stored.dispute()).existenceKnown())
                        .isPresent());
    }

    /** That the parties have something to pay is how the work goes. */
    private static @Nullable Department knowing(Caller caller) {
        return CasePolicy.roleMaySee(caller, FieldClass.TIMELINE) ? caller.department() : null;
    }

    @FunctionalInterface
    private interface Known {
        boolean in(OpenTransaction tx);
    }

    /** @param toKeep whether no state means what is still to be kept, and not everything */
    private ResponseEntity<?> answer(
            Filter filter,
            @Nullable PromiseStanding state,
            boolean toKeep,
            @Nullable String after,
            int limit,
            String operation,
            Known known) {
        Optional<Mark> mark = Optional.ofNullable(after).flatMap(PromiseController::mark);
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit)
                .or(() -> after != null && mark.isEmpty() ? Optional.of(wrongMark()) : Optional.empty());
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        Instant now = clock.instant();
        LocalDate today = Promises.day(now);
        Filter wanted =
                state != null ? state.of(filter, today) : toKeep ? filter.in(List.of(PromiseState.OPEN)) : filter;
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            if (!known.in(tx)) {
                return Problems.of(ProblemType.NOT_FOUND, "未找到该案件", "no such case")
                        .response();
            }
            List<Listed> found = ledger.page(tx, wanted, caller.area(), mark.orElse(null), limit + 1);
            List<PromiseItem> items =
                    views.items(tx, caller, found.stream().limit(limit).toList(), now, operation);
            Promise last = found.size() > limit ? found.get(limit - 1).promise() : null;
            return ResponseEntity.ok(new PromisePage(
                    items,
                    last == null ? null : last.due() + BETWEEN + last.id(),
                    after == null ? counts(tx, filter, caller, today) : null));
        });
    }

    private PromiseCounts counts(OpenTransaction tx, Filter filter, Caller caller, LocalDate today) {
        int[] counted = new int[PromiseStanding.values().length];
        for (PromiseStanding standing : PromiseStanding.values()) {
            counted[standing.ordinal()] = ledger.count(tx, standing.of(filter, today), caller.area());
        }
        return new PromiseCounts(
                counted[PromiseStanding.OPEN.ordinal()],
                counted[PromiseStanding.OVERDUE.ordinal()],
                counted[PromiseStanding.KEPT.ordinal()],
                counted[PromiseStanding.LATE.ordinal()],
                counted[PromiseStanding.BROKEN.ordinal()],
                counted[PromiseStanding.WAIVED.ordinal()],
                counted[PromiseStanding.RETURNED.ordinal()],
                counted[PromiseStanding.LAPSED.ordinal()]);
    }

    private static Optional<Mark> mark(String after) {
        String[] parts = after.split(BETWEEN, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(PlausibleTime.day(parts[0]), UUID.fromString(parts[1])));
        } catch (DateTimeException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Problem wrongMark() {
        return Problems.field(ProblemType.CURSOR_INVALID, "after", "请从第一页重新开始", "start from the first page");
    }
}
