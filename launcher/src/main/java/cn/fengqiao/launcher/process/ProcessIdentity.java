package cn.fengqiao.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One process and no other: its number together with the moment it started. Numbers are reused, so a process found only
 * by number may be somebody else's and must not be signalled.
 *
 * @param pid the process number
 * @param born when it started, in a form that neither a reboot nor a changed clock can repeat
 */
public record ProcessIdentity(long pid, String born) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_TIME_AFTER_COMMAND = 19;

    /** Identity of a living process, or empty if there is none of that number. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> born(handle).map(born -> new ProcessIdentity(pid, born)));
    }

    /** The process itself, if it still lives. */
    public Optional<ProcessHandle> alive() {
        return of(pid).filter(this::equals).flatMap(same -> ProcessHandle.of(pid));
    }

    /** One line for a pid file. */
    String line() {
        return pid + " " + born;
    }

    static Optional<ProcessIdentity> parse(String line) {
        String[] words = line.strip().split(" ", 2);
        if (words.length != 2 || !words[0].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new ProcessIdentity(Long.parseLong(words[0]), words[1]));
    }

    private static Optional<String> born(ProcessHandle handle) {
        Path stat = Path.of("/proc", Long.toString(handle.pid()), "stat");
        if (Files.isReadable(stat) && Files.isReadable(BOOT_ID)) {
            try {
                return Optional.of(startTicks(Files.readString(stat)) + "@"
                        + Files.readString(BOOT_ID).strip());
            } catch (IOException ended) {
                return Optional.empty();
            }
        }
        return handle.info().startInstant().map(Instant::toString);
    }

    /** Field 22 of {@code /proc/<pid>/stat}; the command before it may itself hold spaces and brackets. */
    private static String startTicks(String stat) {
        String afterCommand = stat.substring(stat.lastIndexOf(')') + 2);
        return afterCommand.split(" ", -1)[START_TIME_AFTER_COMMAND];
    }
}
