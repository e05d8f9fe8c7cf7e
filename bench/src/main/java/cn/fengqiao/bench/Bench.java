package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the whole system on data of its own and measures it, each figure beside its limit from the same run.
 *
 * <p>Arguments are those of {@link Options}; the figures are also written to {@code .fengqiao/bench/result.json}.
 */
public final class Bench {

    private static final int PORT = 28_080;
    private static final double RESIDENT_GIB = 1.8;
    private static final double FIRST_201_SECONDS = 15;
    private static final double READY_SECONDS = 3;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        measure(options);
    }

    private static void measure(Options options) throws Exception {
        Set<String> only = options.sections();
        boolean quick = options.quick();
        Duration step = Duration.ofSeconds(quick ? 4 : 12);

        double[] stealBefore = Processes.stealAndTotal();
        var report = new Report();
        try (var bed = new Bed(options.home(), PORT)) {
            Instant start = Instant.now();
            bed.start();
            firstCase(bed);
            double firstSeconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
            if (only.contains("start")) {
                starting(bed, report, firstSeconds, quick);
            }
            section("accepting", only, report, () -> new Accepting(bed, report, step).run());
            section(
                    "liveness",
                    only,
                    report,
                    () -> new Liveness(bed, report, Duration.ofSeconds(quick ? 12 : 40)).run());
            section("relay", only, report, () -> Relays.run(bed, report));
            section("crowd", only, report, () -> new Crowd(bed, report).run());
            section("queue", only, report, () -> new QueuePages(bed, report).run(options.cases()));
            // these look at the cases that queue has made; alone they look at few
            section("export", only, report, () -> new ListExports(bed, report).run());
            section("cards", only, report, () -> new CardPages(bed, report).run(quick ? 5_000 : 100_000));
            section("statistics", only, report, () -> new StatisticsPages(bed, report).run());
            section("clock", only, report, () -> ClockSpeed.run(report, quick));
        }
        double[] stealAfter = Processes.stealAndTotal();
        double steal = (stealAfter[0] - stealBefore[0]) / (stealAfter[1] - stealBefore[1]);
        write(options.home(), report, steal);
        System.exit(report.broken() ? 1 : 0);
    }

    private interface Section {
        void run() throws Exception;
    }

    /** A section that breaks off is a red line of the report, and takes nothing from the others. */
    private static void section(String name, Set<String> only, Report report, Section section)
            throws InterruptedException {
        if (!only.contains(name)) {
            return;
        }
        try {
            section.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // Whatever it is, it stands in the report, and the next section is measured.
            e.printStackTrace();
            report.broke(name, e);
        }
    }

    private static void firstCase(Bed bed) throws IOException {
        try (var connection = new HttpConnection(bed.port(Part.GATEWAY))) {
            HttpConnection.Answer answer = connection.exchange(Raise.request(bed.token("police-system")));
            if (answer.status() != 201) {
                throw new IllegalStateException("the first case: " + answer.status() + " " + answer.text());
            }
        }
    }

    private static void starting(Bed bed, Report report, double firstSeconds, boolean quick)
            throws InterruptedException {
        Map<String, Double> seconds = bed.startTimes().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().key(), entry -> entry.getValue().toMillis() / 1000.0));
        double slowest = seconds.entrySet().stream()
                .filter(entry ->
                        entry.getKey().contains("service") || entry.getKey().equals("gateway"))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElseThrow();
        report.add(
                "P10",
                "up from built to first 201; slowest service ready",
                "%.1f s; %.1f s".formatted(firstSeconds, slowest),
                "≤ 15 s; ≤ 3 s",
                firstSeconds <= FIRST_201_SECONDS && slowest <= READY_SECONDS,
                Map.of("firstSeconds", firstSeconds, "ready", seconds));
        TimeUnit.SECONDS.sleep(quick ? 5 : 30);
        Map<String, Long> resident = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            resident.put(part.key(), Processes.residentKiB(List.of(bed.pid(part))) / 1024);
        }
        double gib = resident.values().stream().mapToLong(v -> v).sum() / 1024.0;
        report.add(
                "P11",
                "resident, idle: services, Kafka, PostgreSQL",
                "%.2f GiB".formatted(gib),
                "≤ 1.8 GiB",
                gib <= RESIDENT_GIB,
                Map.of("gib", gib, "mib", resident));
    }

    private static void write(Path home, Report report, double steal) throws IOException, InterruptedException {
        var result = new LinkedHashMap<String, Object>();
        result.put("at", Instant.now().toString());
        result.put("commit", commit(home));
        result.put("java", Runtime.version().toString());
        result.put("cores", Runtime.getRuntime().availableProcessors());
        result.put("steal", steal);
        result.put("figures", report.lines());
        Path file = home.resolve(".fengqiao/bench/result.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(result));
        System.out.printf(
                Locale.ROOT,
                "%n%s%ncommit %s, Java %s, %d cores, steal %.1f %%%n%s%n",
                report.markdown(),
                commit(home),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                100 * steal,
                file);
    }

    private static String commit(Path home) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? said : "unknown";
    }
}
