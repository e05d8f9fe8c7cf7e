package cn.fengqiao.cases.screening;

/** Why a visit looks implausible. It is a question to the worker, never a verdict. */
public enum Suspicion {
    TOO_MANY("短时间内走访过多", "many visits within minutes"),
    ALIKE("连续多户答复完全相同", "the same answers at many doors in a row"),
    NIGHT("在夜间走访", "a visit at night"),
    SAME_SECOND("与另一次走访同一秒", "the same second as another visit"),
    MANY_GRIDS("短时间内走访多个网格", "many grids at once");

    private final String zh;
    private final String en;

    Suspicion(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
