package cn.fengqiao.cases.people;

import cn.fengqiao.cases.matter.MatterStep;

/** What happens to officials, teams and responsibilities. */
enum PeopleStep implements MatterStep {
    JOINED("到任"),
    CORRECTED("更新信息"),
    LEFT("离任"),
    FORMED("组建队伍"),
    REARRANGED("调整队伍"),
    MEMBER_ADDED("加入成员"),
    MEMBER_ENDED("成员离队"),
    APPOINTED("任命"),
    HANDOVER_PROPOSED("提出交接"),
    HANDED_OVER("接收交接"),
    HANDOVER_REFUSED("拒绝交接"),
    HANDOVER_WITHDRAWN("撤回交接");

    private final String zh;

    PeopleStep(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
