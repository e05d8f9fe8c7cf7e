package cn.fengqiao.launcher.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java this launcher itself runs on, for its children. */
final class Jvm {

    private Jvm() {}

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * One JVM of several on two cores: the serial collector has no threads of its own, the heap gives back what it does
     * not need, and who has run out of memory ends at once instead of limping.
     */
    static List<String> modest(int heapMib, String... more) {
        var options = new ArrayList<>(List.of(
                program(),
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx" + heapMib + "m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        options.addAll(List.of(more));
        return options;
    }
}
