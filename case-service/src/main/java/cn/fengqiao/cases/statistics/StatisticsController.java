package cn.fengqiao.cases.statistics;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.figures.Measure;
import cn.fengqiao.cases.statistics.Question.Grouping;
import cn.fengqiao.cases.statistics.StatisticsRuns.Kind;
import cn.fengqiao.cases.statistics.StatisticsRuns.Run;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/statistics")
class StatisticsController {

    private static final int MOST = 200;
    private static final int LONGEST_KEY = 100;
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final String OPEN = "openAtEnd";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StatisticsDesk desk;
    private final StatisticsRuns runs;
    private final Transactions transactions;
    private final CallerScope scope;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    StatisticsController(
            StatisticsDesk desk,
            StatisticsRuns runs,
            Transactions transactions,
            CallerScope scope,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.desk = desk;
        this.runs = runs;
        this.transactions = transactions;
        this.scope = scope;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** The question, or what is wrong with it. */
    private sealed interface Asked {
        record Well(Question question) implements Asked {}

        record Badly(Problem problem) implements Asked {}
    }

    @GetMapping
    @Operation(
            operationId = "statistics.get",
            summary = "Numbers of a period, by department, area, type, month or studio")
    @ApiResponse(
            responseCode = "200",
            description = "The numbers of every group and of all together",
            content = @Content(schema = @Schema(implementation = StatisticsView.class)))
    ResponseEntity<?> get(
            @Parameter(description = "First month, such as 2026-01") @RequestParam String from,
            @Parameter(description = "Last month, at most 36 months in all") @RequestParam String to,
            @Parameter(description = "department, area, type, month or studio")
                    @RequestParam(defaultValue = "department")
                    String by,
            @Parameter(description = "Only this area, to the community; without it the caller's")
                    @RequestParam(required = false)
                    @Nullable
                    String area,
            @Parameter(description = "Only cases this department answers for now")
                    @RequestParam(required = false)
                    @Nullable
                    String department,
            @Parameter(description = "Only cases of this type") @RequestParam(required = false) @Nullable String type) {
        return switch (asked(from, to, by, area, department, type)) {
            case Asked.Badly(Problem problem) -> problem.response();
            case Asked.Well(Question question) -> ResponseEntity.ok(desk.answer(question, CurrentCaller.get()));
        };
    }

    @GetMapping("/cases")
    @Operation(operationId = "statistics.cases", summary = "The cases behind a number")
    @ApiResponse(
            responseCode = "200",
            description = "A page of cases, in the order of the day that counts",
            content = @Content(schema = @Schema(implementation = StatisticsView.Page.class)))
    ResponseEntity<?> cases(
            @Parameter(description = "Name of the number, such as settled or openAtEnd") @RequestParam String measure,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String type,
            @Parameter(description = "Only cases that were talked over there") @RequestParam(required = false) @Nullable
                    UUID studio,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Nullable
                    UUID after,
            @Parameter(description = "How many at most, 1 to 200") @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Optional<Measure> counted = Arrays.stream(Measure.values())
                .filter(known ->
                        known != Measure.ENDED && StatisticsView.nameOf(known).equals(measure))
                .findFirst();
        if (counted.isEmpty() && !measure.equals(OPEN)) {
            return invalid("measure", "没有这个指标", "no such number")
                    .with("allowed", measures())
                    .response();
        }
        return switch (asked(from, to, Grouping.MONTH.name(), area, department, type)) {
            case Asked.Badly(Problem problem) -> problem.response();
            case Asked.Well(Question question) -> {
                Caller caller = CurrentCaller.get();
                var drill = new Drill(question, counted.orElse(null), studio == null ? null : studio.toString());
                if (drill.ofTheTimeline() && !CasePolicy.roleMaySee(caller, FieldClass.TIMELINE)) {
                    yield NotVisible.of(FieldClass.TIMELINE)
                            .with("field", studio == null ? "measure" : "studio")
                            .response();
                }
                yield desk.cases(drill, caller, after, limit)
                        .<ResponseEntity<?>>map(ResponseEntity::ok)
                        .orElseGet(() -> Problems.field(
                                        ProblemType.CURSOR_INVALID, "after", "请从第一页重新开始", "start from the first page")
                                .response());
            }
        };
    }

    @GetMapping(
            value = "/export",
            produces = {XLSX, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(operationId = "statistics.export", summary = "The numbers as a workbook")
    @ApiResponse(responseCode = "200", description = "The same numbers, and what was asked, when and by whom")
    ResponseEntity<?> export(
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "department") String by,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String type) {
        return switch (asked(from, to, by, area, department, type)) {
            case Asked.Badly(Problem problem) -> problem.response();
            case Asked.Well(Question question) -> {
                Caller caller = CurrentCaller.get();
                byte[] workbook = workbook(question, caller);
                yield ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(XLSX))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"statistics-%s-%s.xlsx\""
                                        .formatted(question.from(), question.to()))
                        .body(workbook);
            }
        };
    }

    @PostMapping("/proof")
    @Operation(operationId = "statistics.prove", summary = "Compare all the numbers with the cases they are of")
    @ApiResponse(
            responseCode = "202",
            description = "Begun, or begun before under this key; see the run",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    ResponseEntity<?> prove(@RequestHeader("Idempotency-Key") String key) {
        return begin(Kind.PROOF, key);
    }

    @PostMapping("/rebuild")
    @Operation(operationId = "statistics.rebuild", summary = "Make all the numbers anew from the cases")
    @ApiResponse(
            responseCode = "202",
            description = "Begun, or begun before under this key; see the run",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    ResponseEntity<?> rebuild(@RequestHeader("Idempotency-Key") String key) {
        return begin(Kind.REBUILD, key);
    }

    @GetMapping("/runs/{id}")
    @Operation(operationId = "statistics.run", summary = "What came of a proof or a rebuild")
    @ApiResponse(
            responseCode = "200",
            description = "What it is at, or what it found",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    ResponseEntity<?> run(@PathVariable UUID id) {
        Optional<Run> found = transactions.inTransaction(tx -> {
            scope.apply(tx);
            return runs.find(tx, id);
        });
        return found.<ResponseEntity<?>>map(run -> ResponseEntity.ok(RunView.of(run, CurrentCaller.get())))
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "没有这次核对", "no such run")
                        .response());
    }

    private byte[] workbook(Question question, Caller caller) {
        Instant now = clock.instant();
        return StatisticsSheet.workbook(desk.export(question, caller, now), caller, now);
    }

    private ResponseEntity<?> begin(Kind kind, String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            return Problems.field(
                            ProblemType.HEADER_INVALID,
                            "Idempotency-Key",
                            "应为 1–" + LONGEST_KEY + " 个字符",
                            "1 to " + LONGEST_KEY + " characters")
                    .response();
        }
        Caller caller = CurrentCaller.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Run> asked = transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return runs.ask(tx, EventEnvelope.newId(), kind, caller, key, now);
        });
        if (asked.isEmpty()) {
            return Problems.of(ProblemType.NOT_NOW, "已有核对或重建正在进行", "another proof or rebuild is under way")
                    .response();
        }
        if (asked.get().kind() != kind) {
            return Problems.field(
                            ProblemType.IDEMPOTENCY_CONFLICT,
                            "Idempotency-Key",
                            "该键已用于另一请求",
                            "the key was used for another request")
                    .response();
        }
        RunView view = RunView.of(asked.get(), caller);
        return ResponseEntity.accepted()
                .location(URI.create("/api/statistics/runs/" + view.id()))
                .body(view);
    }

    private Asked asked(
            String from,
            String to,
            String by,
            @Nullable String area,
            @Nullable String department,
            @Nullable String type) {
        Optional<YearMonth> first = month(from);
        if (first.isEmpty()) {
            return noMonth("from");
        }
        Optional<YearMonth> last = month(to);
        if (last.isEmpty()) {
            return noMonth("to");
        }
        if (last.get().isBefore(first.get())) {
            return badly("to", "不得早于起始月份", "not before the first month");
        }
        if (first.get().until(last.get(), ChronoUnit.MONTHS) >= Question.MOST_MONTHS) {
            return badly("to", "最多 " + Question.MOST_MONTHS + " 个月", "at most " + Question.MOST_MONTHS + " months");
        }
        Optional<Grouping> grouping = Arrays.stream(Grouping.values())
                .filter(known -> known.name().equalsIgnoreCase(by))
                .findFirst();
        if (grouping.isEmpty()) {
            return new Asked.Badly(invalid("by", "没有这种分组", "no such grouping").with("allowed", Grouping.values()));
        }
        return placed(first.get(), last.get(), grouping.get(), area, department, type);
    }

    private Asked placed(
            YearMonth from,
            YearMonth to,
            Grouping by,
            @Nullable String area,
            @Nullable String department,
            @Nullable String type) {
        Vocabulary words = vocabulary.get();
        AreaPath place;
        try {
            place = area == null ? CurrentCaller.get().area() : AreaPath.of(area);
        } catch (IllegalArgumentException malformed) {
            return badly("area", "不是区域代码", "not an area path");
        }
        if (area != null && words.area(place).isEmpty()) {
            return badly("area", "没有这个地点", "there is no such place");
        }
        if (Question.deeperThanCommunities(place)) {
            return badly("area", "统计到社区为止", "the statistics go down to the community");
        }
        if (department != null && !words.knows(CodeSystem.DEPARTMENT, department)) {
            return badly("department", "没有这个部门", "there is no such department");
        }
        if (type != null && !words.knows(CodeSystem.DISPUTE_TYPE, type)) {
            return badly("type", "代码不在字典中", "not a code of the dictionary");
        }
        return new Asked.Well(
                new Question(from, to, by, place, department == null ? null : Department.of(department), type));
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return MONTH.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Asked noMonth(String field) {
        return badly(field, "应为 2026-01 这样的月份", "a month such as 2026-01");
    }

    private static Asked badly(String field, String zh, String en) {
        return new Asked.Badly(invalid(field, zh, en));
    }

    private static List<String> measures() {
        return Stream.concat(
                        Arrays.stream(Measure.values())
                                .filter(known -> known != Measure.ENDED)
                                .map(StatisticsView::nameOf),
                        Stream.of(OPEN))
                .toList();
    }

    private static Problem invalid(String field, String zh, String en) {
        return Problems.field(ProblemType.PARAMETER_INVALID, field, zh, en);
    }
}
