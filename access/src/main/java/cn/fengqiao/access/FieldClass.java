package cn.fengqiao.access;

/** Classes of what can be known about a case. The policy speaks in these and never of single fields. */
public enum FieldClass {
    /** Number, type, source, place to the grid, colour, status, clock, and which departments are on it. */
    EXISTENCE(false, "案件概况", "existence"),
    /** Names of the parties and what each of them is in the dispute. */
    PARTIES(true, "当事人", "parties"),
    /** Phone, identity number and home address of a party. */
    CONTACT(true, "联系方式与证件", "contact"),
    /** Title, summary and exact address. */
    NARRATIVE(true, "案情", "narrative"),
    /** Points, factors and answers behind the colour. */
    RISK(false, "风险依据", "risk reasons"),
    /** What was done, by whom, with reasons and notes. */
    TIMELINE(false, "办理过程", "timeline"),
    /** What each department has received, seen and signed for. */
    RECEIPTS(false, "部门回执", "receipts"),
    /** Who read the personal fields of the case. */
    READ_LOG(false, "查阅记录", "read log");

    private final boolean personal;
    private final String zh;
    private final String en;

    FieldClass(boolean personal, String zh, String en) {
        this.personal = personal;
        this.zh = zh;
        this.en = en;
    }

    /** Whether showing it shows a person, so that the reading is logged. */
    public boolean personal() {
        return personal;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
