package cn.fengqiao.risk.rules;

import cn.fengqiao.risk.scoring.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The table the service ships with, for tests that ask what it says. */
public final class ShippedRules {

    public static final RuleSet IN_FORCE = read("2026-02");

    private ShippedRules() {}

    private static RuleSet read(String version) {
        String name = "/rules/" + version + ".json";
        try (InputStream file = Objects.requireNonNull(ShippedRules.class.getResourceAsStream(name), name)) {
            return RuleSetFile.read(file, name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
