package cn.fengqiao.cases.clock;

import java.util.EnumSet;
import java.util.Set;

/** What a limit is counted in. */
public enum TermUnit {
    /** On the wall, around the clock. */
    MINUTE(10_080, "分钟", "minutes"),
    /** On the wall, around the clock. */
    HOUR(1_440, "小时", "hours"),
    /** Of working time. */
    WORKING_HOUR(400, "工作小时", "working hours"),
    /** The working time of one working day. */
    WORKING_DAY(250, "个工作日", "working days"),
    /** To the same time of day, whatever day that is. */
    DAY(1_100, "日", "days"),
    /** To the end of the last day, which gives way to the next working day (民法典 §201–203). */
    LEGAL_DAY(1_100, "日（法定期间）", "days of the law"),
    /** To the end of the last working day, the first being the day after. */
    LEGAL_WORKING_DAY(250, "个工作日（法定期间）", "working days of the law"),
    /** To the end of the corresponding day, wherever it falls (民法典 §202). */
    MONTH(36, "个月", "months");

    private static final Set<TermUnit> AROUND_THE_CLOCK = EnumSet.of(MINUTE, HOUR, DAY, MONTH);
    private static final Set<TermUnit> WORKING = EnumSet.of(WORKING_HOUR, WORKING_DAY, LEGAL_WORKING_DAY);

    private final int most;
    private final String zh;
    private final String en;

    TermUnit(int most, String zh, String en) {
        this.most = most;
        this.zh = zh;
        this.en = en;
    }

    /** More than any limit has: what asks for more is a slip of the keyboard. */
    public int most() {
        return most;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Whether it needs no calendar. */
    public boolean aroundTheClock() {
        return AROUND_THE_CLOCK.contains(this);
    }

    /** Whether it stands still by itself while nobody works. */
    public boolean working() {
        return WORKING.contains(this);
    }
}
