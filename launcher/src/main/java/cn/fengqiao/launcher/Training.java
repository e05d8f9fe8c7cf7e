package cn.fengqiao.launcher;

import cn.fengqiao.launcher.door.DemoSubdistrict;
import cn.fengqiao.launcher.door.Door;
import cn.fengqiao.launcher.system.CannotStart;
import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Part;
import cn.fengqiao.launcher.system.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Runs the whole system once on a folder of its own, to record what later starts need. */
final class Training {

    private static final int FIRST_PORT = 18_080;

    private final Layout layout;

    Training(Layout layout) {
        this.layout = layout;
    }

    boolean isCurrent() {
        try (var system = new EmbeddedSystem(layout, Ports.freeFrom(FIRST_PORT), Map.of(), new Silent())) {
            return system.fastStartIsCurrent();
        }
    }

    int run() {
        var own = new Layout(layout.home(), layout.home().resolve(".fengqiao").resolve("training"));
        Ports ports = Ports.freeFrom(FIRST_PORT);
        try (var system = new EmbeddedSystem(own, ports, Map.of(), new Silent())) {
            own.wipe();
            system.record(() -> exercise(new Door(ports.gateway(), system.secrets())));
        } finally {
            own.wipe();
        }
        return 0;
    }

    /** The more of the system is used, the more of it later starts find ready; none of it has to succeed. */
    private static void exercise(Door door) {
        try {
            new DemoSubdistrict(door, Instant.now()).fill();
        } catch (CannotStart refused) {
            System.err.println(refused.getMessage());
        }
    }

    private static final class Silent implements EmbeddedSystem.Observer {
        @Override
        public void starting(Part part) {}

        @Override
        public void ready(Part part, Duration after, int port) {}

        @Override
        public void died(Part part, String why) {
            System.err.println(why);
        }

        @Override
        public void stopping(Part part) {}
    }
}
