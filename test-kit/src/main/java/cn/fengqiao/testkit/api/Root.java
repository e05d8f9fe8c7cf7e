package cn.fengqiao.testkit.api;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the root of the repository from wherever a test runs: the folder that holds {@code contracts}. */
final class Root {

    private Root() {}

    static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("contracts")) && Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }
}
