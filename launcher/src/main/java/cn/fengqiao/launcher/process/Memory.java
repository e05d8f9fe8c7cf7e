package cn.fengqiao.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory is left on the machine, and how much a process holds. All figures in MiB; Linux only. */
public final class Memory {

    private static final Path CGROUP = Path.of("/sys/fs/cgroup");
    private static final long KIB_PER_MIB = 1024;

    private Memory() {}

    /** What a new process could get: the machine's, or the container's if that is less. */
    public static OptionalLong available() {
        OptionalLong machine = field(Path.of("/proc/meminfo"), "MemAvailable:");
        OptionalLong container = containerLeft();
        return Stream.of(machine, container).flatMapToLong(OptionalLong::stream).min();
    }

    /**
     * What a process and its children hold, each shared page counted once over its sharers: PostgreSQL's processes
     * share their buffers and would otherwise be counted many times over.
     */
    public static OptionalLong held(ProcessHandle process) {
        long[] parts = Stream.concat(Stream.of(process), process.descendants())
                .map(one -> field(Path.of("/proc", Long.toString(one.pid()), "smaps_rollup"), "Pss:"))
                .flatMapToLong(OptionalLong::stream)
                .toArray();
        return parts.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Arrays.stream(parts).sum());
    }

    private static OptionalLong containerLeft() {
        Optional<Long> limit = number(CGROUP.resolve("memory.max"));
        Optional<Long> used = number(CGROUP.resolve("memory.current"));
        if (limit.isEmpty() || used.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((limit.get() - used.get()) / (KIB_PER_MIB * KIB_PER_MIB));
    }

    private static Optional<Long> number(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static OptionalLong field(Path file, String name) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(
                            line -> Long.parseLong(line.substring(name.length()).replaceAll("[^0-9]", "")))
                    .map(kib -> kib / KIB_PER_MIB)
                    .findFirst();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }
}
