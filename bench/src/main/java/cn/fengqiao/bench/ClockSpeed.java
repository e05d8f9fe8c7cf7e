package cn.fengqiao.bench;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRule;
import cn.fengqiao.cases.clock.ClockRules;
import cn.fengqiao.cases.clock.Standing;
import cn.fengqiao.cases.clock.Term;
import cn.fengqiao.cases.clock.TermUnit;
import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.cases.clock.WorkingHours;
import cn.fengqiao.contract.Colour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How fast clocks are, on one core: asking how one stands, and starting one that counts working hours for its due time and
 * for both steps of its escalation. Moments are spread over two years, so that no branch is learnt by heart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ClockSpeed {

    private static final double LIMIT = 1_000_000;
    private static final int MOMENTS = 4_096;

    private final Instant[] moments = new Instant[MOMENTS];
    private final Clock[] clocks = new Clock[MOMENTS];
    private ClockBook book = book();
    private int turn;

    @Setup
    public void spread() {
        book = book();
        var random = new SplittableRandom(20_261_126);
        Instant first = Instant.parse("2025-01-01T00:00:00Z");
        long span = Duration.ofDays(690).toMillis();
        for (int i = 0; i < MOMENTS; i++) {
            moments[i] = first.plusMillis(random.nextLong(span));
            Instant started = moments[i].minus(Duration.ofMinutes(random.nextLong(3 * 24 * 60)));
            clocks[i] = book.start(ClockKind.SIGN, Colour.YELLOW, started.isBefore(first) ? first : started)
                    .orElseThrow();
        }
    }

    @Benchmark
    public Standing asOf() {
        int i = turn++ & (MOMENTS - 1);
        return clocks[i].asOf(moments[i]);
    }

    @Benchmark
    public Optional<Clock> start() {
        return book.start(ClockKind.SIGN, Colour.YELLOW, moments[turn++ & (MOMENTS - 1)]);
    }

    static void run(Report report, boolean quick) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ClockSpeed.class.getName())
                        .forks(1)
                        .threads(1)
                        .jvmArgs("-XX:+UseSerialGC", "-Xmx256m")
                        .warmupIterations(quick ? 2 : 5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(quick ? 3 : 10)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        for (RunResult result : results) {
            String what = result.getPrimaryResult().getLabel();
            double perSecond = result.getPrimaryResult().getScore();
            report.add(
                    "clock",
                    what.equals("asOf") ? "clocks asked how they stand, one core" : "clocks started, one core",
                    "%,.0f/s".formatted(perSecond),
                    "≥ 1,000,000/s",
                    perSecond >= LIMIT,
                    Map.of(what + "PerSecond", perSecond));
        }
    }

    private static ClockBook book() {
        Set<LocalDate> holidays = Set.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2));
        var years = Map.of(
                2025, new WorkingCalendar.Year(Set.of(), Set.of()),
                2026, new WorkingCalendar.Year(holidays, Set.of(LocalDate.of(2026, 10, 10))));
        var rule = new ClockRule(
                ClockKind.SIGN,
                Colour.YELLOW,
                LocalDate.of(2024, 1, 1),
                new Term(2, TermUnit.WORKING_HOUR),
                new Term(4, TermUnit.WORKING_HOUR),
                new Term(8, TermUnit.WORKING_HOUR),
                null,
                null,
                "",
                "",
                "",
                List.of());
        return new ClockBook(
                new ClockRules(List.of(rule)),
                new WorkingCalendar(years, WorkingHours.USUAL, ZoneId.of("Asia/Shanghai")));
    }

    /** The clocks alone, without the system beside them. */
    public static void main(String[] arguments) throws RunnerException {
        run(new Report(), List.of(arguments).contains("--quick"));
    }
}
