package cn.fengqiao.gateway.problem;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Thrown where a body without a length has gone beyond its limit. */
public final class BodyTooLarge extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    /** @param limit largest body in bytes */
    public BodyTooLarge(long limit) {
        super(HttpStatus.CONTENT_TOO_LARGE);
        this.limit = limit;
    }

    long limit() {
        return limit;
    }
}
