package cn.fengqiao.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * The secrets this server starts with, after it was decided that it may start with them: in the embedded profile a
 * secret nobody gave is a well-known one, anywhere else every secret must be given and none may be well known.
 *
 * @param password of the demo accounts
 * @param clients by client id
 * @param embedded whether everything here may be named on the login page
 */
record Secrets(String password, Map<String, String> clients, boolean embedded) {

    static final String CONSOLE = "fengqiao-console";
    private static final int SHORTEST_PASSWORD = 12;
    private static final int SHORTEST_SECRET = 32;

    /** Reads them or refuses. */
    static Secrets of(IdentitySettings settings, Environment environment) {
        boolean embedded = environment.acceptsProfiles(Profiles.of("embedded"));
        if (!embedded && !settings.demo()) {
            throw new Refused(
                    List.of("This authorization server knows only the people and programs of the demo subdistrict, and"
                            + " neither the profile `embedded` nor FENGQIAO_DEMO=true is set"),
                    "Point FENGQIAO_ISSUER and FENGQIAO_JWKS of the services at the issuer of your city and leave this"
                            + " server out, or set FENGQIAO_DEMO=true together with secrets of your own for a demo.");
        }
        var clients = new TreeMap<String, String>();
        Stream.concat(Stream.of(CONSOLE), DemoSubdistrict.SYSTEMS.stream().map(SystemClient::clientId))
                .forEach(id -> clients.put(id, given(settings.secrets().getOrDefault(id, ""), id, embedded)));
        String password = settings.demoPassword().isEmpty() && embedded
                ? DemoSubdistrict.PUBLIC_SECRET_PREFIX
                : settings.demoPassword();
        var secrets = new Secrets(password, clients, embedded);
        if (!embedded) {
            secrets.refuseWhatIsWellKnown();
        }
        return secrets;
    }

    private static String given(String secret, String clientId, boolean embedded) {
        return secret.isEmpty() && embedded ? DemoSubdistrict.PUBLIC_SECRET_PREFIX + "-" + clientId : secret;
    }

    private void refuseWhatIsWellKnown() {
        var faults = new ArrayList<String>();
        check("FENGQIAO_DEMO_PASSWORD", password, SHORTEST_PASSWORD, faults);
        clients.forEach((id, secret) -> check(environmentName(id), secret, SHORTEST_SECRET, faults));
        if (!faults.isEmpty()) {
            throw new Refused(
                    faults,
                    "Demo secrets exist only in the embedded profile on one machine. Give each of these a value of"
                            + " your own, for example from `openssl rand -hex 32`.");
        }
    }

    private static void check(String name, String secret, int shortest, List<String> faults) {
        if (secret.isEmpty()) {
            faults.add(name + " is not given");
        } else if (secret.startsWith(DemoSubdistrict.PUBLIC_SECRET_PREFIX)) {
            faults.add(name + " is a demo secret that everybody can read in the source");
        } else if (secret.length() < shortest) {
            faults.add(name + " is shorter than " + shortest + " characters");
        }
    }

    String ofClient(String clientId) {
        return Objects.requireNonNull(clients.get(clientId), clientId);
    }

    static String environmentName(String clientId) {
        return "FENGQIAO_SECRET_" + clientId.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Secrets[embedded=" + embedded + "]";
    }

    /** This server does not start with what it was given. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String wayOut;

        Refused(List<String> faults, String wayOut) {
            super(String.join("; ", faults));
            this.wayOut = wayOut;
        }
    }

    /** Says it in words instead of a stack trace. */
    static final class RefusedAnalyzer extends AbstractFailureAnalyzer<Refused> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Refused cause) {
            return new FailureAnalysis("Refusing to start: " + cause.getMessage() + ".", cause.wayOut, cause);
        }
    }
}
