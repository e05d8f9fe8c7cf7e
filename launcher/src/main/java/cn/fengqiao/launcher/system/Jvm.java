package cn.fengqiao.launcher.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java this launcher itself runs on, for its children. */
final class Jvm {

    static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    // Below this, compiling for the peak takes the processors from the work itself for the first minutes.
    private static final int PROCESSORS_FOR_THE_PEAK = 4;

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
        if (quickCompilerOnly()) {
            options.add(QUICK_COMPILER_ONLY);
        }
        options.addAll(List.of(more));
        return options;
    }

    /**
     * Whether the JVMs do without their optimising compiler: on few processors, unless {@code FENGQIAO_JIT} says
     * {@code full}; on many only when it says {@code quick}.
     */
    private static boolean quickCompilerOnly() {
        return switch (System.getenv().getOrDefault("FENGQIAO_JIT", "")) {
            case "full" -> false;
            case "quick" -> true;
            case "" -> Runtime.getRuntime().availableProcessors() < PROCESSORS_FOR_THE_PEAK;
            case String other -> throw new CannotStart("FENGQIAO_JIT is full or quick, not " + other + ".");
        };
    }
}
