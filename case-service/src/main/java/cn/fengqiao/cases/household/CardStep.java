package cn.fengqiao.cases.household;

import cn.fengqiao.cases.matter.MatterStep;

/** Steps in the life of a card. */
enum CardStep implements MatterStep {
    OPENED("建卡"),
    CHANGED("更新"),
    CLOSED("销卡"),
    MOVED_AWAY("迁出辖区"),
    LINKED("关联案件"),
    UNLINKED("取消关联案件"),
    FOLLOWED_UP("走访"),
    MOVE_OFFERED("申请移交"),
    MOVE_ENDED("移交终止"),
    MOVED("移交接收"),
    ERASED("个人信息到期删除");

    private final String zh;

    CardStep(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }

    /** Whether it tells that a case touches the household. */
    boolean aboutCase() {
        return this == LINKED || this == UNLINKED;
    }
}
