package cn.fengqiao.launcher;

import cn.fengqiao.launcher.door.DemoSubdistrict;
import cn.fengqiao.launcher.door.Door;
import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Part;
import cn.fengqiao.launcher.system.Ports;
import java.time.Duration;
import java.util.Map;

/** Runs the whole system once on a folder of its own, to record what later starts need. */
final class Training {

    private static final int PORT = 18_080;

    private final Layout layout;

    Training(Layout layout) {
        this.layout = layout;
    }

    boolean isCurrent() {
        try (var system = system(layout)) {
            return system.fastStartIsCurrent();
        }
    }

    int run() {
        var own = new Layout(layout.home(), layout.home().resolve(".fengqiao").resolve("training"));
        try (var system = system(own)) {
            own.wipe();
            system.record(() -> new DemoSubdistrict(new Door(new Ports(PORT).gateway(), system.secrets())).fill());
        } finally {
            own.wipe();
        }
        return 0;
    }

    private static EmbeddedSystem system(Layout layout) {
        return new EmbeddedSystem(layout, new Ports(PORT), Map.of(), new Silent());
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
