package cn.fengqiao.kit.problem;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A refusal as the client reads it (RFC 9457). Made by {@link Problems}; it is a value and is never thrown. */
public final class Problem extends ProblemDetail {

    /** Of the standard, and said by the kind of problem alone (RFC 9457 §3.1). */
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance");

    private final ProblemType kind;

    Problem(ProblemType kind, String title, String detail) {
        super(kind.status());
        this.kind = kind;
        setType(kind.uri());
        setTitle(title);
        setDetail(detail);
    }

    /**
     * Adds a member that a program can read, for example {@code field}; a null value is left out.
     *
     * @throws IllegalArgumentException for a member of the standard
     */
    public Problem with(String member, @Nullable Object value) {
        if (STANDARD.contains(member)) {
            throw new IllegalArgumentException("member " + member + " has a meaning of its own");
        }
        if (value != null) {
            setProperty(member, value);
        }
        return this;
    }

    /** Which row of the catalogue this is; not written to the client, who reads {@code type}. */
    ProblemType kind() {
        return kind;
    }

    public ResponseEntity<ProblemDetail> response() {
        return response(HttpHeaders.EMPTY);
    }

    public ResponseEntity<ProblemDetail> response(HttpHeaders headers) {
        return ResponseEntity.status(kind.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    // two problems are the same refusal when the client cannot tell them apart; the kind is told by the type
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
