package cn.fengqiao.cases.objects;

/** Ends an inspection from deep inside a format; never leaves this package. */
final class RefusedFile extends Exception {
    private static final long serialVersionUID = 1;

    private final Inspection.Reason reason;

    RefusedFile(Inspection.Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Inspection.Reason reason() {
        return reason;
    }
}
