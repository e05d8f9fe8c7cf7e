package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The door's two secrets: well-known ones in the embedded profile, given ones anywhere else. */
@Component
public final class OwnSecrets {

    private static final String WELL_KNOWN = "fengqiao-demo";

    private final String console;
    private final String own;

    OwnSecrets(GatewaySettings settings, Environment environment) {
        boolean embedded = environment.acceptsProfiles(Profiles.of("embedded"));
        this.console = or(settings.consoleSecret(), settings.oidc().consoleClient(), embedded);
        this.own = or(settings.clientSecret(), settings.oidc().ownClient(), embedded);
        if (!embedded) {
            List<String> faults = Stream.of(
                            fault("FENGQIAO_CONSOLE_SECRET", console), fault("FENGQIAO_CLIENT_SECRET", own))
                    .filter(fault -> !fault.isEmpty())
                    .toList();
            if (!faults.isEmpty()) {
                throw new Refused(String.join("; ", faults));
            }
        }
    }

    private static String or(String given, String client, boolean embedded) {
        return given.isEmpty() && embedded ? WELL_KNOWN + "-" + client : given;
    }

    private static String fault(String name, String secret) {
        if (secret.isEmpty()) {
            return name + " is not given";
        }
        return secret.startsWith(WELL_KNOWN) ? name + " is a demo secret that everybody can read in the source" : "";
    }

    /** Of the client that browsers are signed in under. */
    String console() {
        return console;
    }

    /** Of the door's own client. */
    public String own() {
        return own;
    }

    @Override
    public String toString() {
        return "OwnSecrets";
    }

    /** The door does not open with what it was given. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String faults) {
            super(faults);
        }
    }

    /** Says it in words instead of a stack trace. */
    static final class RefusedAnalyzer extends AbstractFailureAnalyzer<Refused> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Refused cause) {
            return new FailureAnalysis(
                    "Refusing to start: " + cause.getMessage() + ".",
                    "Demo secrets exist only in the profile `embedded` on one machine. Give the secrets that the issuer"
                            + " has for the clients `fengqiao-console` and `gateway-service`.",
                    cause);
        }
    }
}
