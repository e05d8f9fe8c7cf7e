package cn.fengqiao.cases.appointment;

/** What a member of a studio is. */
public enum Profession {
    MEDIATOR("调解员"),
    LAWYER("律师"),
    PSYCHOLOGIST("心理咨询师"),
    OTHER("其他");

    private final String zh;

    Profession(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
