package cn.fengqiao.kit.problem;

import java.io.IOException;

/** Thrown while a body is read, so that one which does not announce its length is cut off at the limit as well. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1;

    BodyTooLarge(long limit) {
        super("body exceeds " + limit + " bytes");
    }
}
