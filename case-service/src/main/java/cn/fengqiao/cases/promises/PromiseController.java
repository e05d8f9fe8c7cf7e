package cn.fengqiao.cases.promises;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.promises.PromisePage.PromiseCounts;
import cn.fengqiao.cases.promises.PromisePage.PromiseItem;
import cn.fengqiao.cases.promising.Promise;
import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.cases.store.PromiseLedger;
import cn.fengqiao.cases.store.PromiseLedger.Filter;
import cn.fengqiao.cases.store.PromiseLedger.Listed;
import cn.fengqiao.cases.store.PromiseLedger.Mark;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.view.CaseDoor;
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
    private final CaseDoor door;
    private final PromiseLedger ledger;
    private final PromiseViews views;
    private final InstantSource clock;

    PromiseController(
            Transactions transactions,
            CallerScope scope,
            CaseDoor door,
            PromiseLedger ledger,
            PromiseViews views,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.door = door;
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
        Optional<Problem> wrong = wrong(after, limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        Instant now = clock.instant();
        var all = new Filter(
                mine ? caller.department() : null, caseId, dueBefore, List.of(), null, null, knowing(caller));
        Filter stillToKeep = caseId == null ? all.in(List.of(PromiseState.OPEN)) : all;
        Filter wanted = state == null ? stillToKeep : state.of(all, Promises.day(now));
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return ResponseEntity.ok(page(tx, caller, all, wanted, after, limit, now, "promises.list"));
        });
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
        Optional<Problem> wrong = wrong(after, limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return door.read(id, (tx, caller, stored, access) -> {
            var all = new Filter(null, id, null, List.of(), null, null, knowing(caller));
            return ResponseEntity.ok(page(tx, caller, all, all, after, limit, clock.instant(), "cases.promises"));
        });
    }

    /** That the parties have something to pay is how the work goes. */
    private static @Nullable Department knowing(Caller caller) {
        return CasePolicy.roleMaySee(caller, FieldClass.TIMELINE) ? caller.department() : null;
    }

    private static Optional<Problem> wrong(@Nullable String after, int limit) {
        return MatterAnswers.wrongLimit(limit)
                .or(() -> after != null && mark(after).isEmpty() ? Optional.of(wrongMark()) : Optional.empty());
    }

    /**
     * @param all what is counted on the first page
     * @param wanted what of it is shown
     */
    private PromisePage page(
            OpenTransaction tx,
            Caller caller,
            Filter all,
            Filter wanted,
            @Nullable String after,
            int limit,
            Instant now,
            String operation) {
        Optional<Mark> mark = Optional.ofNullable(after).flatMap(PromiseController::mark);
        List<Listed> found = ledger.page(tx, wanted, caller.area(), mark.orElse(null), limit + 1);
        List<PromiseItem> items =
                views.items(tx, caller, found.stream().limit(limit).toList(), now, operation);
        Promise last = found.size() > limit ? found.get(limit - 1).promise() : null;
        return new PromisePage(
                items,
                last == null ? null : last.due() + BETWEEN + last.id(),
                after == null ? counts(tx, all, caller, Promises.day(now)) : null);
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
