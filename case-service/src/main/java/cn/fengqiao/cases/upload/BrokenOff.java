package cn.fengqiao.cases.upload;

/** An answer that had begun cannot be brought to its end. Nothing may end it, or it would look complete. */
public final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenOff(RuntimeException fault) {
        super("an answer that had begun was broken off", fault);
    }
}
