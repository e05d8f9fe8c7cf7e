package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.cases.store.ClockTables;
import cn.fengqiao.cases.store.ClockTables.EnteredYear;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/calendar")
class CalendarController {

    private final ClockTables tables;
    private final CurrentClockBook clocks;
    private final Transactions transactions;
    private final CallerScope scope;
    private final InstantSource clock;

    CalendarController(
            ClockTables tables,
            CurrentClockBook clocks,
            Transactions transactions,
            CallerScope scope,
            InstantSource clock) {
        this.tables = tables;
        this.clocks = clocks;
        this.transactions = transactions;
        this.scope = scope;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "calendar.list", summary = "The years whose working days are known")
    CalendarYears list() {
        List<EnteredYear> entered = tables.years();
        LocalDate today = clocks.get().calendar().dateOf(clock.instant());
        return new CalendarYears(
                entered.stream().map(CalendarYearView::of).toList(),
                Stream.of(today.getYear(), today.getYear() + 1)
                        .filter(year -> entered.stream().noneMatch(known -> known.year() == year))
                        .toList());
    }

    @GetMapping("/{year}")
    @Operation(operationId = "calendar.get", summary = "Holidays and make-up days of a year")
    @ApiResponse(
            responseCode = "200",
            description = "The year",
            content = @Content(schema = @Schema(implementation = CalendarYearView.class)))
    ResponseEntity<?> get(@PathVariable int year) {
        return tables.year(year)
                .<ResponseEntity<?>>map(entered -> ResponseEntity.ok(CalendarYearView.of(entered)))
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "该年的节假日安排尚未录入", "the year has not been entered")
                        .response());
    }

    @PutMapping("/{year}")
    @Operation(operationId = "calendar.put", summary = "Enter a year, or enter it anew as a whole")
    @ApiResponse(
            responseCode = "200",
            description = "Entered; clocks that start from now on count by it within half a minute",
            content = @Content(schema = @Schema(implementation = CalendarYearView.class)))
    ResponseEntity<?> put(@PathVariable int year, @RequestBody EnterYear notice) {
        if (year < WorkingCalendar.FIRST_YEAR || year > WorkingCalendar.LAST_YEAR) {
            return Problems.field(
                            ProblemType.PARAMETER_INVALID,
                            "year",
                            "应为 " + WorkingCalendar.FIRST_YEAR + "–" + WorkingCalendar.LAST_YEAR,
                            WorkingCalendar.FIRST_YEAR + " to " + WorkingCalendar.LAST_YEAR)
                    .response();
        }
        Optional<Problem> wrong = notice.problem(year);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        transactions.inTransaction(tx -> {
            scope.apply(tx);
            tables.enter(
                    tx,
                    year,
                    notice.source().strip(),
                    notice.notice(),
                    CurrentCaller.get().subject());
            return true;
        });
        return get(year);
    }
}
