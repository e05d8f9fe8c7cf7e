package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.matter.MatterStep;

/** Steps in the life of a campaign. */
enum CampaignStep implements MatterStep {
    DRAFTED("起草"),
    REVISED("修改方案"),
    OPENED("启动"),
    ASSIGNED("分派网格"),
    REASSIGNED("改派网格"),
    GRID_FINISHED("网格完成"),
    FINDING_RECORDED("登记发现"),
    FINDING_DECIDED("处置发现"),
    CLOSED("结束"),
    CANCELLED("取消"),
    ANSWERS_ERASED("清除答复");

    private final String zh;

    CampaignStep(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
