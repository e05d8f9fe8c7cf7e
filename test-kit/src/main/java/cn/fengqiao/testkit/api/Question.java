package cn.fengqiao.testkit.api;

import cn.fengqiao.access.FieldClass;
import org.jspecify.annotations.Nullable;

/**
 * Something to ask a service, beyond what its document says by itself.
 *
 * @param operation the {@code operationId}
 * @param query with its question mark; empty for none
 * @param body of the request
 * @param rests what the answer rests on; null when it is not about one case
 */
public record Question(
        String operation,
        String query,
        String body,
        @Nullable Rests rests) {

    /**
     * The answer tells something of one field of one case. Who may not see that class must be answered exactly as if
     * nothing were there, to the last byte.
     *
     * @param known the text in the question that is of that case
     * @param decoy a text of the same kind that is of no case
     */
    public record Rests(KnownCase on, FieldClass field, String known, String decoy) {}

    /** A page or a sum, which may be about many cases. */
    public static Question list(String operation, String query) {
        return new Question(operation, query, "{}", null);
    }

    public static Question search(String operation, String query, Rests rests) {
        return new Question(operation, query, "{}", rests);
    }

    public static Question hint(String operation, String body, Rests rests) {
        return new Question(operation, "", body, rests);
    }
}
