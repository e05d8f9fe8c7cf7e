package cn.fengqiao.cases.figures;

/** A length of time that is measured, in the month it ended; the four intervals in the month the case was settled. */
public enum Span {
    /** From being assigned to the signature. */
    SIGNING(1, "signed_at", "sign_seconds", "签收"),
    /** From the signature to the first contact with the people. */
    CONTACT(2, "contacted_at", "contact_seconds", "首次接触"),
    /** From being registered to being settled. */
    RESOLVING(3, "settled_at", "resolve_seconds", "化解"),
    /** From being registered to being written off. */
    CLOSING(4, "written_off_at", "close_seconds", "销号"),
    /** 早发现 to 早报告. */
    FOUND_REPORTED(5, "settled_at", "found_reported_seconds", "发现至报告"),
    /** 早报告 to 早疏导. */
    REPORTED_COUNSELLED(6, "settled_at", "reported_counselled_seconds", "报告至疏导"),
    /** 早疏导 to 早化解. */
    COUNSELLED_RESOLVED(7, "settled_at", "counselled_resolved_seconds", "疏导至化解"),
    /** 早发现 to 早化解. */
    FOUND_RESOLVED(8, "settled_at", "found_resolved_seconds", "发现至化解");

    /** Codes of one span. */
    public static final int CODES = 1_000;

    private final int number;
    private final String column;
    private final String length;
    private final String zh;

    Span(int number, String column, String length, String zh) {
        this.number = number;
        this.column = column;
        this.length = length;
        this.zh = zh;
    }

    /** Where its buckets begin in a cell. */
    public int firstCode() {
        return number * CODES;
    }

    /** Day of a case that decides in which month it is measured. */
    public String column() {
        return column;
    }

    /** Where its length stands, in seconds. */
    public String length() {
        return length;
    }

    public String zh() {
        return zh;
    }
}
