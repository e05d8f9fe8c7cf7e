package cn.fengqiao.cases.appointment;

/** How a lecture, visit or live stream stands. */
public enum ActivityStatus {
    PLANNED("已安排"),
    HELD("已举办"),
    CANCELLED("已取消");

    private final String zh;

    ActivityStatus(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
