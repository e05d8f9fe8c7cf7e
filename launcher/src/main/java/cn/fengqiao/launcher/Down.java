package cn.fengqiao.launcher;

import cn.fengqiao.launcher.process.Signals;
import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Layout;
import java.time.Duration;

/** Ends the launcher, which ends the parts; and parts whose launcher was killed. */
final class Down {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Layout layout;

    Down(Layout layout) {
        this.layout = layout;
    }

    int run() {
        System.out.println(end() ? "Everything is ended. The data stay." : "Nothing was running.");
        return 0;
    }

    /** Whether there was anything to end. */
    boolean end() {
        var launcher = layout.pidFile("launcher");
        boolean[] any = {false};
        launcher.alive().ifPresent(process -> {
            any[0] = true;
            System.out.println("Ending launcher " + process.pid() + " and its parts …");
            if (!Signals.stop(process, "TERM", PATIENCE)) {
                Signals.kill(process, Duration.ofSeconds(5));
            }
        });
        EmbeddedSystem.endLeftOvers(layout, part -> {
            any[0] = true;
            System.out.println("Ended " + part.key() + ", which an earlier launcher had left behind.");
        });
        if (any[0]) {
            layout.forgetRun();
        }
        return any[0];
    }
}
