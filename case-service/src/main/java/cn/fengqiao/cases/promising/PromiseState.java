package cn.fengqiao.cases.promising;

/** Where a promise stands. That it is overdue is no state: it follows from its day, until somebody says what became of it. */
public enum PromiseState {
    OPEN("待兑现"),
    KEPT("已兑现"),
    /** Kept after its day. */
    LATE("逾期兑现"),
    BROKEN("未兑现"),
    /** Need not be kept; a person wrote down why. */
    WAIVED("已免除"),
    /** Back with whoever called the meeting. */
    RETURNED("已退回"),
    /** What it belonged to is over: the agreement was breached, or the case went elsewhere. */
    LAPSED("已失效");

    private final String zh;

    PromiseState(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
