package cn.fengqiao.cases.documents;

/** An answer that had begun cannot be brought to its end. Nothing may end it, or it would look complete. */
final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenOff(Exception fault) {
        super("an answer that had begun was broken off", fault);
    }
}
