package cn.fengqiao.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root, rightly: a break-in would own the machine. Where the launcher is root, the
 * database's processes are put into a user namespace of their own without a mapping ({@code unshare --user}): they see
 * themselves as nobody and have no privilege outside, while the files stay where and whose they are, so that a checkout
 * under {@code /root} works too. A container may forbid new namespaces; there the processes become the user nobody
 * ({@code setpriv}) and the data folder is given to it, which needs a path that others may walk through.
 */
sealed interface Unprivileged {

    /** The same command as somebody who is not root. */
    List<String> wrap(List<String> command);

    /** Makes a folder that this somebody may write to. */
    default void own(Path folder) {}

    /** We are not root to begin with. */
    record AsWeAre() implements Unprivileged {
        @Override
        public List<String> wrap(List<String> command) {
            return command;
        }
    }

    /** In a namespace without a mapping. */
    record OwnNamespace() implements Unprivileged {
        @Override
        public List<String> wrap(List<String> command) {
            return join(List.of("unshare", "--user"), command);
        }
    }

    /** As another user. */
    record Nobody() implements Unprivileged {
        private static final String NUMBER = "65534";

        @Override
        public List<String> wrap(List<String> command) {
            return join(
                    List.of("setpriv", "--reuid=" + NUMBER, "--regid=" + NUMBER, "--clear-groups", "--no-new-privs"),
                    command);
        }

        @Override
        public void own(Path folder) {
            if (!succeeds(List.of("chown", "-R", NUMBER + ":" + NUMBER, folder.toString()))) {
                throw new CannotStart("Cannot give " + folder + " to the user nobody, whom PostgreSQL is to run as.");
            }
            // The database must be able to walk to its folder; others still cannot list what lies on the way.
            if (!succeeds(List.of(
                            "chmod", "711", folder.resolve("..").normalize().toString()))
                    || !succeeds(wrap(List.of("test", "-x", folder.toString())))) {
                throw new CannotStart("""
                        PostgreSQL refuses to run as root, and the user nobody cannot reach %s.
                        Start as an ordinary user, or put the checkout where others may walk through, for example /opt.
                        """.formatted(folder).strip());
            }
        }
    }

    /** The first way that works on this machine. */
    static Unprivileged here() {
        if (!isRoot()) {
            return new AsWeAre();
        }
        if (succeeds(new OwnNamespace().wrap(List.of("true")))) {
            return new OwnNamespace();
        }
        if (succeeds(new Nobody().wrap(List.of("true")))) {
            return new Nobody();
        }
        throw new CannotStart("""
                PostgreSQL refuses to run as root, and neither `unshare --user` nor `setpriv` works here.
                Start as an ordinary user.""");
    }

    private static boolean isRoot() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self)
                    ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell who we are", e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> join(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
