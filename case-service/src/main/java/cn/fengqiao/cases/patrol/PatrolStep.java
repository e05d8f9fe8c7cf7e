package cn.fengqiao.cases.patrol;

import cn.fengqiao.cases.matter.MatterStep;

/** Steps in the life of a patrol. */
enum PatrolStep implements MatterStep {
    PLANNED("计划巡逻"),
    STARTED("出发"),
    CHECKED_IN("到点打卡"),
    FINISHED("结束"),
    MISSED("未按时完成"),
    CANCELLED("取消");

    private final String zh;

    PatrolStep(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
