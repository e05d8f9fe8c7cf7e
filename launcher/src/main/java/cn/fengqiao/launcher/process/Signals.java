package cn.fengqiao.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes, politely first. */
public final class Signals {

    private Signals() {}

    /**
     * Asks a process to end with the given signal and waits.
     *
     * @param name without SIG: {@code TERM}, {@code INT}
     * @return whether it ended in time
     */
    public static boolean stop(ProcessHandle process, String name, Duration patience) {
        send(name, Long.toString(process.pid()));
        return awaitEnd(process, patience);
    }

    /** Ends a process and its group at once; for a process that is ours and does not answer. */
    public static void kill(ProcessHandle process, Duration patience) {
        send("KILL", "-" + process.pid());
        process.destroyForcibly();
        awaitEnd(process, patience);
    }

    /** Waits for a process, ours or not, to be gone. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        }
    }

    /** The shell's own kill is there on every machine; the program of that name is not. */
    private static void send(String signal, String target) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$1\" -- \"$2\" 2>/dev/null", "sh", signal, target)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("no shell to send a signal with", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
