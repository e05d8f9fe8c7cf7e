package cn.fengqiao.launcher.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Passwords and keys of this one system, made on the first start and readable by its owner only. The demo password is
 * the one that is meant to be told.
 */
public final class Secrets {

    /** Identity's clients: the console, the departments' systems, the services. */
    public static final List<String> CLIENTS = List.of(
            "fengqiao-console",
            "police-system",
            "urban-management-system",
            "emergency-system",
            "community-system",
            "gateway-service",
            "case-service",
            "risk-service",
            "notification-service");

    private static final List<String> DATABASE_ROLES = List.of("superuser", "owner", "app", "relay");
    private static final String DEMO_PASSWORD = "demo.password";
    private static final String DATA_KEY = "data.key";
    private static final int KEY_BYTES = 32;
    private static final int SECRET_BYTES = 24;

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /** Those of the file; what a newer version needs beside them is added. */
    static Secrets of(Layout layout) {
        Path file = layout.secrets();
        if (!Files.exists(file) && Files.exists(layout.postgresData())) {
            throw new CannotStart("The data in " + layout.data() + " are there but their passwords are not: " + file
                    + " is missing.\nPut it back, or start anew with: ./fengqiao up --fresh");
        }
        Map<String, String> values = read(file);
        var random = new SecureRandom();
        int before = values.size();
        DATABASE_ROLES.forEach(role -> values.computeIfAbsent("db." + role, absent -> text(random, SECRET_BYTES)));
        CLIENTS.forEach(client -> values.computeIfAbsent("client." + client, absent -> text(random, SECRET_BYTES)));
        values.computeIfAbsent(DATA_KEY, absent -> key(random));
        values.computeIfAbsent(DEMO_PASSWORD, absent -> "fengqiao-demo");
        if (values.size() > before) {
            write(file, values);
        }
        return new Secrets(values);
    }

    /** Those of a system that has run before. */
    public static Secrets existing(Layout layout) {
        if (!Files.exists(layout.secrets())) {
            throw new CannotStart("Nothing has been started here yet: ./fengqiao up");
        }
        return of(layout);
    }

    /** Those of a system that another one starts, as its environment has them: {@code FENGQIAO_SECRET_POLICE_SYSTEM}. */
    public static Secrets of(Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        for (String client : CLIENTS) {
            String variable = "FENGQIAO_SECRET_" + client.replace('-', '_').toUpperCase(Locale.ROOT);
            Optional.ofNullable(environment.get(variable)).ifPresent(secret -> values.put("client." + client, secret));
        }
        Optional.ofNullable(environment.get("FENGQIAO_DEMO_PASSWORD"))
                .ifPresent(password -> values.put(DEMO_PASSWORD, password));
        return new Secrets(values);
    }

    String database(String role) {
        return get("db." + role);
    }

    public String client(String clientId) {
        return get("client." + clientId);
    }

    String dataKey() {
        return get(DATA_KEY);
    }

    public String demoPassword() {
        return get(DEMO_PASSWORD);
    }

    private String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret named " + name);
        }
        return value;
    }

    private static Map<String, String> read(Path file) {
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    int equals = line.indexOf('=');
                    if (equals > 0) {
                        values.put(line.substring(0, equals), line.substring(equals + 1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return values;
    }

    private static void write(Path file, Map<String, String> values) {
        var lines = new ArrayList<String>();
        values.forEach((name, value) -> lines.add(name + "=" + value));
        Path beside = file.resolveSibling("secrets.new");
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.deleteIfExists(beside);
            Files.createFile(beside, ownerOnly);
            Files.write(beside, lines);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String text(SecureRandom random, int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private static String key(SecureRandom random) {
        byte[] raw = new byte[KEY_BYTES];
        random.nextBytes(raw);
        return Base64.getEncoder().encodeToString(raw);
    }
}
