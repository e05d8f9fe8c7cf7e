package cn.fengqiao.cases.dispute;

/** How far a department's part in a case has come. Delivery and reading are facts of notification-service. */
public enum ShareState {
    REQUESTED("待接受"),
    ACCEPTED("已接受"),
    REJECTED("已退回"),
    DONE("已完成"),
    WAIVED("已免除"),
    REVOKED("已撤销");

    private final String zh;

    ShareState(String zh) {
        this.zh = zh;
    }

    /** Whether the department may be asked again. */
    boolean maybeAskedAgain() {
        return this == REJECTED || this == WAIVED || this == DONE || this == REVOKED;
    }

    /** Whether the part has ended, so that it opens nothing of the case any more but the department's own work. */
    boolean ended() {
        return this == WAIVED || this == REVOKED;
    }

    public String zh() {
        return zh;
    }
}
