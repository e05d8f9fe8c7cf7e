package cn.fengqiao.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one run of the bench was asked for.
 *
 * @param home the checkout whose services are measured
 * @param quick short steps, for trying the bench itself: its figures say little
 * @param sections which sections run, of {@link #SECTIONS}
 * @param cases how many cases lie in the database before the queue is paged
 */
record Options(Path home, boolean quick, Set<String> sections, long cases) {

    static final List<String> SECTIONS = List.of(
            "start", "accepting", "liveness", "relay", "crowd", "queue", "export", "cards", "statistics", "clock");
    static final String USAGE = "./fengqiao bench [--quick] [--only %s] [--cases 1000000]\nSee bench/README.md."
            .formatted(String.join(",", SECTIONS));

    private static final long CASES = 1_000_000;
    private static final long CASES_WHEN_QUICK = 20_000;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException naming the argument that is not understood
     */
    static Options of(String... arguments) {
        var left = new ArrayDeque<>(List.of(arguments));
        Path home = Path.of(".");
        boolean quick = false;
        Set<String> sections = Set.copyOf(SECTIONS);
        Optional<Long> cases = Optional.empty();
        while (!left.isEmpty()) {
            String argument = left.poll();
            switch (argument) {
                case "--quick" -> quick = true;
                case "--home" -> home = Path.of(value(argument, left));
                case "--only" -> sections = sections(value(argument, left));
                case "--cases" -> cases = Optional.of(positive(argument, value(argument, left)));
                default -> throw new IllegalArgumentException("not an argument of the bench: " + argument);
            }
        }
        return new Options(
                home.toAbsolutePath().normalize(), quick, sections, cases.orElse(quick ? CASES_WHEN_QUICK : CASES));
    }

    private static String value(String argument, ArrayDeque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(argument + " needs a value");
        }
        return left.poll();
    }

    private static Set<String> sections(String names) {
        Set<String> asked = Set.of(names.split(","));
        asked.stream().filter(name -> !SECTIONS.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("not a section of the bench: " + name);
        });
        return asked;
    }

    private static long positive(String argument, String value) {
        if (!value.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException(argument + " is a number of cases above 0, not " + value);
        }
        return Long.parseLong(value);
    }
}
