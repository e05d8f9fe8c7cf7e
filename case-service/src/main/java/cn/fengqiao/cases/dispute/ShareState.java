package cn.fengqiao.cases.dispute;

/** How far a department's part in a case has come. Delivery and reading are facts of notification-service. */
public enum ShareState {
    REQUESTED("待接受"),
    ACCEPTED("已接受"),
    REJECTED("已退回"),
    DONE("已完成");

    private final String zh;

    ShareState(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
