package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRule;
import cn.fengqiao.cases.store.ClockTables;
import cn.fengqiao.cases.store.ClockTables.EnteredRule;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The limits: one list in all editions, to which editions of the future are added. */
@RestController
@RequestMapping("/api/limits")
class LimitController {

    /** Some thirty limits; this is room for as many editions and keeps the list one answer. */
    private static final int MOST = 1_000;

    private final ClockTables tables;
    private final CurrentClockBook clocks;
    private final CurrentVocabulary vocabulary;
    private final Transactions transactions;
    private final CallerScope scope;
    private final InstantSource clock;

    LimitController(
            ClockTables tables,
            CurrentClockBook clocks,
            CurrentVocabulary vocabulary,
            Transactions transactions,
            CallerScope scope,
            InstantSource clock) {
        this.tables = tables;
        this.clocks = clocks;
        this.vocabulary = vocabulary;
        this.transactions = transactions;
        this.scope = scope;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "limits.list", summary = "Every limit with its article and the date it applies from")
    LimitList list() {
        Vocabulary words = vocabulary.get();
        return new LimitList(
                tables.rules().stream().map(rule -> LimitView.of(rule, words)).toList());
    }

    @PutMapping("/{kind}/{colour}/{effectiveFrom}")
    @Operation(operationId = "limits.put", summary = "Enter an edition of a limit that applies from a day to come")
    @ApiResponse(
            responseCode = "200",
            description = "Entered; clocks that start on that day or later follow it, running ones keep theirs",
            content = @Content(schema = @Schema(implementation = LimitView.class)))
    ResponseEntity<?> put(
            @PathVariable ClockKind kind,
            @PathVariable LimitColour colour,
            @PathVariable LocalDate effectiveFrom,
            @RequestBody EnterLimit body) {
        LocalDate today = clocks.get().calendar().dateOf(clock.instant());
        if (!effectiveFrom.isAfter(today) || effectiveFrom.isAfter(today.plusYears(10))) {
            return Problems.field(
                            ProblemType.PARAMETER_INVALID,
                            "effectiveFrom",
                            "生效日期须在今天之后、十年以内",
                            "a day after today, within ten years")
                    .response();
        }
        Vocabulary words = vocabulary.get();
        Colour only = colour.colour();
        Optional<Problem> wrong = body.problem(kind, only, words);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        List<EnteredRule> present = tables.rules();
        if (present.size() >= MOST) {
            return Problems.of(ProblemType.CONFLICT, "时限版本已达上限", "there are too many editions")
                    .with("reason", "most " + MOST)
                    .response();
        }
        ClockRule rule = body.rule(kind, only, effectiveFrom);
        transactions.inTransaction(tx -> {
            scope.apply(tx);
            tables.enter(tx, rule, CurrentCaller.get().subject());
            return true;
        });
        return tables.rules().stream()
                .filter(entered -> same(entered.rule(), rule))
                .findFirst()
                .<ResponseEntity<?>>map(entered -> ResponseEntity.ok(LimitView.of(entered, words)))
                .orElseThrow();
    }

    private static boolean same(ClockRule one, ClockRule other) {
        return one.kind() == other.kind()
                && Objects.equals(one.colour(), other.colour())
                && one.effectiveFrom().equals(other.effectiveFrom());
    }
}
