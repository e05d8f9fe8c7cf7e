package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.matter.MatterStep;

/** Steps in the life of a studio, as its history tells them. */
enum StudioStep implements MatterStep {
    OPENED("开设"),
    CHANGED("变更"),
    CLOSED("关闭"),
    MEMBER_JOINED("成员加入"),
    MEMBER_LEFT("成员离开"),
    BOOKED("预约"),
    BOOKING_MOVED("预约改期"),
    BOOKING_CANCELLED("预约取消"),
    BOOKING_KEPT("预约到访"),
    BOOKING_MISSED("预约未到访"),
    ACTIVITY_PLANNED("安排活动"),
    ACTIVITY_HELD("举办活动"),
    ACTIVITY_CANCELLED("取消活动");

    private final String zh;

    StudioStep(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
