package cn.fengqiao.cases.store;

/** Kinds of lines of a timeline. */
public enum TimelineEntry {
    REGISTERED("登记"),
    ACCEPTED("受理"),
    ASSIGNED("交办"),
    SIGNED("签收"),
    RETURNED("回退"),
    HANDED_OVER("移交"),
    MERGED("并入其他案件"),
    ABSORBED("并入了其他案件"),
    SHARE_ACCEPTED("接受协办"),
    SHARE_REJECTED("退回协办"),
    SHARE_DONE("协办完成");

    private final String zh;

    TimelineEntry(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
