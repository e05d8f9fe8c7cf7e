package cn.fengqiao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** What the kernel says about our processes: CPU time and resident memory. Linux only. */
final class Processes {

    private static final double NANOS_PER_TICK = 1e9 / 100;

    private Processes() {}

    /** A process and everything below it. */
    static Stream<Long> tree(long pid) {
        return Stream.concat(
                Stream.of(pid),
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid));
    }

    /** CPU spent so far by the processes, user and system, in microseconds; of PostgreSQL's backends too. */
    static double cpuMicros(Collection<Long> pids) {
        return pids.stream()
                .flatMap(Processes::tree)
                .mapToDouble(Processes::cpuMicros)
                .sum();
    }

    /** Proportional set size of the processes in KiB: shared pages are counted once. */
    static long residentKiB(Collection<Long> pids) {
        return pids.stream()
                .flatMap(Processes::tree)
                .mapToLong(Processes::pssKiB)
                .sum();
    }

    /** How many processes wanted a processor in the last minute; more than there are cores means that somebody else works too. */
    static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    /** Share of CPU time that the hypervisor took away since boot, for judging a run's worth. */
    static double[] stealAndTotal() throws IOException {
        String[] cpu =
                Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split("\\s+");
        double total = 0;
        for (int i = 1; i < Math.min(cpu.length, 9); i++) {
            total += Double.parseDouble(cpu[i]);
        }
        return new double[] {Double.parseDouble(cpu[8]), total};
    }

    private static double cpuMicros(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // utime, stime, and those of children already waited for
            double ticks = Double.parseDouble(fields[11])
                    + Double.parseDouble(fields[12])
                    + Double.parseDouble(fields[13])
                    + Double.parseDouble(fields[14]);
            return ticks * NANOS_PER_TICK / 1000;
        } catch (IOException gone) {
            return 0; // ended between listing and reading
        }
    }

    private static long pssKiB(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0; // ended between listing and reading
        }
    }
}
