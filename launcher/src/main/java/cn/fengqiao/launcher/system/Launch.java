package cn.fengqiao.launcher.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a part's process is started and ended.
 *
 * @param command without the detour into a session of its own
 * @param environment on top of ours
 * @param stopSignal what asks it to end in good order
 */
record Launch(List<String> command, Map<String, String> environment, Path directory, String stopSignal) {
    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
