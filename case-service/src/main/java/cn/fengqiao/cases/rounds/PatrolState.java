package cn.fengqiao.cases.rounds;

import cn.fengqiao.contract.PatrolEvent.Miss;
import java.util.Optional;

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

    /** What a patrol lacks that is still in this state when its time is over; empty for one that has ended. */
    public Optional<Miss> lacks() {
        return switch (this) {
            case PLANNED -> Optional.of(Miss.NOT_STARTED);
            case UNDER_WAY -> Optional.of(Miss.NOT_FINISHED);
            case FINISHED, CANCELLED -> Optional.empty();
        };
    }
}
