package cn.fengqiao.cases.screening;

/** Where a campaign stands. */
public enum CampaignState {
    DRAFT("草案"),
    OPEN("进行中"),
    CLOSED("已结束"),
    /** Closed, and what had to be erased is erased. */
    ERASED("已清除"),
    CANCELLED("已取消");

    private final String zh;

    CampaignState(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** Whether visits are taken: after the end too, because phones that were offline bring what was done before it. */
    public boolean takesVisits() {
        return this == OPEN || this == CLOSED;
    }
}
