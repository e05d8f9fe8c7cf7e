package cn.fengqiao.cases.figures;

import java.util.Set;

/**
 * What is counted: the cases that have a day in {@code column} within the period and meet {@code condition}. The cells are
 * summed and a number is looked into from this one table, so that neither can say something else than the other.
 */
public enum Measure {
    REGISTERED(1, "raised_at", "", "登记"),
    ACCEPTED(2, "accepted_at", "", "受理"),
    SETTLED(10, "settled_at", "", "化解结束"),
    SUCCESS(11, "settled_at", "outcome = 'SUCCESS'", "成功"),
    PARTIAL(12, "settled_at", "outcome = 'PARTIAL'", "部分成功"),
    FAILED(13, "settled_at", "outcome = 'FAILED'", "不成功"),
    REFUSED(14, "settled_at", "outcome = 'REFUSED'", "拒绝"),
    ENDED_OTHERWISE(15, "settled_at", "outcome = 'ENDED'", "其他原因终止"),
    WITHOUT_MEDIATION(16, "settled_at", "outcome = 'SETTLED_WITHOUT_MEDIATION'", "未经调解已解决"),
    WRITTEN_OFF(20, "written_off_at", "", "销号"),
    DECLINED(21, "declined_at", "", "不予受理"),
    REFERRED_OUT(22, "referred_at", "", "转出"),
    MERGED(23, "merged_at", "", "并案"),
    /** Since when nobody works on it; with the registered ones it makes the open ones, and is not shown itself. */
    ENDED(24, "ended_at", "", "终结"),
    OVERDUE(30, "missed_at", "", "逾期"),
    OVERDUE_AT_L2(31, "missed_l2_at", "", "逾期至L2"),
    OVERDUE_AT_L1(32, "missed_l1_at", "", "逾期至L1"),
    REOPENED(33, "reopened_at", "", "重开"),
    /** 小事不出社区. */
    IN_COMMUNITY(40, "settled_at", "outcome in (" + Measure.GOOD + ") and tier = 'L3'", "社区内化解"),
    /** 大事不出街道. */
    IN_SUBDISTRICT(41, "settled_at", "outcome in (" + Measure.GOOD + ") and tier <> 'L3'", "街道内化解"),
    /** 矛盾不上交. */
    UPWARD(42, "upward_at", "", "上交");

    private static final String GOOD = "'SUCCESS', 'PARTIAL', 'SETTLED_WITHOUT_MEDIATION'";

    /** That a case is in one of these shows in its status, which every department of the area may know. */
    private static final Set<Measure> SHOWN_BY_STATUS = Set.of(REGISTERED, DECLINED, REFERRED_OUT, MERGED, WRITTEN_OFF);

    /** The outcomes, which together are what was settled. */
    public static final Set<Measure> OUTCOMES =
            Set.of(SUCCESS, PARTIAL, FAILED, REFUSED, ENDED_OTHERWISE, WITHOUT_MEDIATION);

    private final int code;
    private final String column;
    private final String condition;
    private final String zh;

    Measure(int code, String column, String condition, String zh) {
        this.code = code;
        this.column = column;
        this.condition = condition;
        this.zh = zh;
    }

    /** In a cell. */
    public int code() {
        return code;
    }

    /** Day of a case that decides in which month it is counted. */
    public String column() {
        return column;
    }

    /** What a case has to be besides; empty if nothing. */
    public String condition() {
        return condition;
    }

    /** Whether being counted here tells no more of a case than its status. */
    public boolean shownByStatus() {
        return SHOWN_BY_STATUS.contains(this);
    }

    public String zh() {
        return zh;
    }
}
