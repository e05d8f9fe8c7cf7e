package cn.fengqiao.cases.group;

import cn.fengqiao.cases.matter.MatterStep;

/** Steps in the life of a group. */
enum GroupStep implements MatterStep {
    FORMED("成立"),
    REVISED("调整成员"),
    DISSOLVED("解散"),
    TASK_ADDED("登记互助事项"),
    TASK_DONE("互助事项完成"),
    TASK_CANCELLED("互助事项取消"),
    REPORT_FILED("收到报告"),
    REPORT_ANSWERED("答复报告"),
    REPORT_UNANSWERED("报告逾期未答复"),
    REPORT_TAKEN_UP("报告登记成案");

    private final String zh;

    GroupStep(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
