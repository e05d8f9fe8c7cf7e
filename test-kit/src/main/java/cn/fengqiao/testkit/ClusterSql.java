package cn.fengqiao.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The statements of {@code deploy/postgres/cluster.sql}: one by one, because a database is not created in a block. */
final class ClusterSql {

    private ClusterSql() {}

    static List<String> statements() {
        try (var stream = Objects.requireNonNull(
                ClusterSql.class.getResourceAsStream("/postgres/cluster.sql"),
                "cluster.sql is not on the class path")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String bare = text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
            return Arrays.stream(bare.split(";"))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
