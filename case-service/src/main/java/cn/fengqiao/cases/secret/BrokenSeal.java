package cn.fengqiao.cases.secret;

import java.io.IOException;

/** A sealed file was changed, cut off or put together anew, or is none. What was read of it before is not to be used. */
public final class BrokenSeal extends IOException {
    private static final long serialVersionUID = 1;

    public BrokenSeal(String message) {
        super(message);
    }
}
