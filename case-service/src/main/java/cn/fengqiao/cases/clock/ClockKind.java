package cn.fengqiao.cases.clock;

/** What a clock waits for. House clocks escalate to the leaders; legal clocks are of a law and the same for any colour. */
public enum ClockKind {
    ACCEPT(true, "受理", "take it on"),
    SIGN(true, "签收", "sign for it"),
    FIRST_CONTACT(true, "首次联系当事人", "first contact with the parties"),
    FIRST_REPORT(true, "首次反馈", "first report back"),
    SILENCE(true, "更新进展", "an update"),
    JOINT_MEETING(true, "会商", "joint meeting"),
    PLAN(true, "制定化解方案", "plan"),
    RESOLVE(true, "化解", "resolve"),
    JUDICIAL_CONFIRMATION(false, "共同申请司法确认", "joint application for judicial confirmation"),
    PETITION_ACCEPTANCE(false, "信访受理告知", "notice of acceptance of a petition"),
    PETITION_REROUTE(false, "信访异议退回", "objection to a petition routed wrongly"),
    PETITION_CONCLUSION(false, "信访办结", "conclusion of a petition"),
    PROTECTION_ORDER(false, "作出人身安全保护令", "personal protection order"),
    PROTECTION_ORDER_URGENT(false, "紧急人身安全保护令", "urgent personal protection order"),
    PROTECTION_ORDER_VALIDITY(false, "人身安全保护令有效期", "validity of a personal protection order");

    private final boolean house;
    private final String zh;
    private final String en;

    ClockKind(boolean house, String zh, String en) {
        this.house = house;
        this.zh = zh;
        this.en = en;
    }

    /** Whether the limit is the house's own, by colour, with an escalation after a miss. */
    public boolean house() {
        return house;
    }

    /**
     * Whether it is a miss when nothing happened in its time. A house clock is missed by the department, and climbs. Of a
     * legal clock it is told once, to those who watch, that whoever the law obliges is late (a court that has not decided on
     * a protection order): it never climbs. The time in which the parties may apply for a judicial confirmation, and that in
     * which an order is in force, only end: nobody has missed anything.
     */
    public boolean canBeMissed() {
        return this != JUDICIAL_CONFIRMATION && this != PROTECTION_ORDER_VALIDITY;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
