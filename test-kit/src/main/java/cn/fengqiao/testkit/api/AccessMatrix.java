package cn.fengqiao.testkit.api;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Operation;
import cn.fengqiao.access.Operations;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.OpenApiDocument.OpenApiOperation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks every operation of a committed document with every role, and with nobody, and compares the answer with the
 * access policy. It looks at the door only: what stands behind it per case is for {@link AnswerMatrix}.
 *
 * <p>An allowed role must come past the door, whatever is said behind it to a request without sense; a role that is not
 * must hear {@code operation-refused}; nobody must hear {@code not-authenticated}; and nothing may break. A body in
 * another format than the document names must not be read, and no answer be written in one.
 */
public final class AccessMatrix {

    private static final String UNKNOWN_ID = "00000000-0000-7000-8000-000000000000";

    /** A format for which a library on the class path is apt to bring a converter along. */
    private static final String FOREIGN = "application/yaml";

    private AccessMatrix() {}

    /** Fails with everything that differs. */
    public static void check(OpenApiDocument document, URI service, Tokens tokens) {
        List<String> findings = findings(document.operations(), service, tokens);
        if (!findings.isEmpty()) {
            throw new AssertionError("the service and the access policy differ:\n" + String.join("\n", findings));
        }
    }

    /** What differs, one line each; empty when all is as the policy says. */
    public static List<String> findings(List<OpenApiOperation> operations, URI service, Tokens tokens) {
        List<String> findings = new ArrayList<>();
        if (operations.isEmpty()) {
            findings.add("the document has no operations");
        }
        Probe probe = Probe.at(service);
        for (OpenApiOperation asked : operations) {
            Optional<Operation> row = Operations.find(asked.id());
            if (row.isEmpty()) {
                findings.add(name(asked) + ": no row in the policy");
                continue;
            }
            expect(findings, asked, "nobody", 401, "not-authenticated", ask(probe, asked, Optional.empty()));
            row.get().roles().stream()
                    .findFirst()
                    .ifPresent(role -> compareFormats(findings, asked, probe, tokens.of(caller(role))));
            for (Role role : Role.values()) {
                Probe.Answer answer = ask(probe, asked, Optional.of(tokens.of(caller(role))));
                if (!row.get().roles().contains(role)) {
                    expect(findings, asked, role.name(), 403, "operation-refused", answer);
                } else if (answer.status() == 401 || refused(answer) || answer.status() >= 500) {
                    findings.add(name(asked) + " as " + role + ": should come past the door, but " + answer);
                }
            }
        }
        return findings;
    }

    private static void compareFormats(List<String> findings, OpenApiOperation asked, Probe probe, String token) {
        String path = path(asked);
        if (asked.mediaType().isPresent()) {
            var otherwise = new OpenApiOperation(asked.id(), asked.method(), asked.path(), Optional.of(FOREIGN));
            Probe.Answer answer =
                    probe.send(otherwise, path, "{}", token, "If-Match", "\"1\"", "Idempotency-Key", "access-matrix");
            expect(findings, asked, "a sender of YAML", 415, "media-type-unsupported", answer);
        }
        Probe.Answer answer = probe.send(asked, path, "{}", token, "Accept", FOREIGN);
        if (answer.headers().contains("yaml") || answer.status() >= 500) {
            findings.add(name(asked) + " as a reader of YAML: " + answer);
        }
    }

    private static Caller caller(Role role) {
        return switch (role) {
            case FEED, SERVICE -> Tokens.caller(Caller.PLATFORM, Caller.NOWHERE, role);
            default -> Tokens.caller(Department.COMMUNITY, role);
        };
    }

    private static Probe.Answer ask(Probe probe, OpenApiOperation operation, Optional<String> token) {
        return probe.send(operation, path(operation), "{}", token.orElse(null));
    }

    private static String path(OpenApiOperation operation) {
        return operation.pathWith(UNKNOWN_ID);
    }

    private static void expect(
            List<String> findings,
            OpenApiOperation asked,
            String who,
            int status,
            String problem,
            Probe.Answer answer) {
        if (answer.status() != status || !answer.body().contains("urn:fengqiao:problem:" + problem)) {
            findings.add(name(asked) + " as " + who + ": expected " + status + " " + problem + ", but " + answer);
        }
    }

    private static boolean refused(Probe.Answer answer) {
        return answer.body().contains("urn:fengqiao:problem:operation-refused");
    }

    private static String name(OpenApiOperation operation) {
        return operation.method() + " " + operation.path() + " (" + operation.id() + ")";
    }
}
