package cn.fengqiao.cases.meeting;

import cn.fengqiao.cases.matter.MatterStep;

/** Steps in the life of a meeting. */
enum MeetingStep implements MatterStep {
    CALLED("召集"),
    CANCELLED("取消"),
    COMING("确认参会"),
    DECLINED("不能参会"),
    HELD("召开"),
    ACTION_DONE("事项办结"),
    ACTION_RETURNED("事项退回"),
    ACTION_REASSIGNED("事项改派"),
    REVIEW_DUE("到期复盘");

    private final String zh;

    MeetingStep(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
