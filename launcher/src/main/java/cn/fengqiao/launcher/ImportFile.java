package cn.fengqiao.launcher;

import cn.fengqiao.launcher.door.Door;
import cn.fengqiao.launcher.door.WorkOrders;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Ports;
import cn.fengqiao.launcher.system.Secrets;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** {@code import FILE [--mapping NAME] [--department DEPARTMENT]}. */
final class ImportFile {

    private final Layout layout;
    private final Ports ports;
    private String file = "";
    private String mapping = "";
    private String department = "";

    ImportFile(Layout layout, Ports ports, List<String> arguments) {
        this.layout = layout;
        this.ports = ports;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--mapping" -> mapping = value(word, words);
                case "--department" -> department = value(word, words);
                default -> file = word;
            }
        }
        if (file.isEmpty()) {
            throw new IllegalArgumentException("import: which file?");
        }
    }

    int run() {
        var door = new Door(ports.gateway(), Secrets.existing(layout));
        try {
            return new WorkOrders(door, System.out).hand(Path.of(file), mapping, department);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("import: " + option + " needs a value");
        }
        return words.next();
    }
}
