package cn.fengqiao.cases.rounds;

/** How far a patrol has come. */
public enum PatrolState {
    PLANNED("已计划"),
    UNDER_WAY("进行中"),
    FINISHED("已结束"),
    CANCELLED("已取消");

    private final String zh;

    PatrolState(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** Whether there is still somewhere to go. */
    public boolean open() {
        return this == PLANNED || this == UNDER_WAY;
    }
}
