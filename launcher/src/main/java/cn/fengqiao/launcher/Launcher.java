package cn.fengqiao.launcher;

import cn.fengqiao.launcher.door.DemoNeighbourhood;
import cn.fengqiao.launcher.door.DemoSubdistrict;
import cn.fengqiao.launcher.door.Door;
import cn.fengqiao.launcher.door.StatisticsCare;
import cn.fengqiao.launcher.system.CannotStart;
import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Ports;
import cn.fengqiao.launcher.system.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the script {@code fengqiao} calls once it has found a Java and built what was not built. Exit codes: 0 done, 1
 * could not, 2 not understood.
 */
public final class Launcher {

    private static final int NOT_UNDERSTOOD = 2;
    private static final int COULD_NOT = 1;
    private static final int DEFAULT_PORT = 8080;

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv()));
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            Layout layout = layout(environment);
            Optional<Ports> asked = asked(environment);
            Optional<Ports> running = EmbeddedSystem.running(layout);
            if (Set.of("down", "status", "token", "import", "statistics").contains(command)) {
                sayIfElsewhere(asked, running);
            }
            Ports free = asked.orElseGet(() -> new Ports(DEFAULT_PORT));
            Ports ports = running.orElse(free);
            return switch (command) {
                case "up" -> new Up(layout, free, rest).run();
                case "down" -> new Down(layout).run();
                case "status" -> new Status(layout, ports).run();
                case "token" -> token(layout, ports, rest);
                case "import" -> new ImportFile(layout, ports, rest).run();
                case "demo" -> demo(rest, environment);
                case "statistics" -> statistics(layout, ports, rest);
                case "train" -> new Training(layout, rest).run();
                case "trained" -> new Training(layout, rest).isCurrent() ? 0 : COULD_NOT;
                default -> {
                    System.err.println("Not a command: " + Arrays.toString(arguments.toArray()));
                    yield NOT_UNDERSTOOD;
                }
            };
        } catch (CannotStart reason) {
            System.err.println();
            System.err.println(reason.getMessage());
            return COULD_NOT;
        } catch (IllegalArgumentException misuse) {
            System.err.println(misuse.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private static int token(Layout layout, Ports ports, List<String> arguments) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "token: of which department? police, urban-management, emergency, community");
        }
        System.out.println(new Door(ports.gateway(), Secrets.existing(layout)).token(arguments.getFirst()));
        return 0;
    }

    private static int statistics(Layout layout, Ports ports, List<String> arguments) {
        if (arguments.size() != 1 || !Set.of("prove", "rebuild").contains(arguments.getFirst())) {
            throw new IllegalArgumentException("statistics: prove or rebuild?");
        }
        var door = new Door(ports.gateway(), Secrets.existing(layout));
        return new StatisticsCare(door, System.out).run(arguments.getFirst());
    }

    private static int demo(List<String> arguments, Map<String, String> environment) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("demo: at which address? http://localhost:8080");
        }
        var door = new Door(URI.create(arguments.getFirst()), Secrets.of(environment));
        DemoSubdistrict.Filled filled = new DemoSubdistrict(door, Instant.now()).fill();
        System.out.println("Raised %d cases; %d were there.".formatted(filled.raised(), filled.alreadyThere()));
        DemoNeighbourhood.Filled beside = new DemoNeighbourhood(door, Instant.now()).fill((things, of) -> {});
        System.out.println(
                "Opened %d things beside them; %d were there.".formatted(beside.opened(), beside.alreadyThere()));
        return 0;
    }

    private static Layout layout(Map<String, String> environment) {
        Path home =
                Path.of(Optional.ofNullable(environment.get("FENGQIAO_HOME")).orElse("."));
        return new Layout(
                home,
                Optional.ofNullable(environment.get("FENGQIAO_DATA"))
                        .map(Path::of)
                        .orElse(home.resolve(".fengqiao")));
    }

    private static Optional<Ports> asked(Map<String, String> environment) {
        String port = environment.getOrDefault("FENGQIAO_PORT", "");
        if (port.isEmpty()) {
            return Optional.empty();
        }
        if (!port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("FENGQIAO_PORT is not a port number: " + port);
        }
        return Optional.of(new Ports(Integer.parseInt(port)));
    }

    /** One system per data folder: the one that runs is meant, whatever the variable says. */
    private static void sayIfElsewhere(Optional<Ports> asked, Optional<Ports> running) {
        if (asked.isPresent() && running.isPresent() && !asked.equals(running)) {
            System.err.printf(
                    "FENGQIAO_PORT is %d, but the system of this folder runs on port %d; that one is meant.%n",
                    asked.get().base(), running.get().base());
        }
    }
}
