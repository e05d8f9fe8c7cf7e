package cn.fengqiao.launcher.system;

import java.io.Serial;

/** The system cannot run here and now. The message says why and what to do, for the person at the terminal. */
public final class CannotStart extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
