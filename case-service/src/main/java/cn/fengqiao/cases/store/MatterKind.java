package cn.fengqiao.cases.store;

/** Kinds of things case-service keeps beside the cases. */
public enum MatterKind {
    /** 工作室. */
    STUDIO,
    /** 家庭和谐服务档卡. */
    HOUSEHOLD,
    /** 排查活动. */
    CAMPAIGN,
    /** 会商. */
    MEETING,
    /** 十户联防. */
    NEIGHBOUR_GROUP,
    /** 线索. */
    CLUE,
    /** 干部与工作人员. */
    OFFICIAL,
    /** 队伍. */
    TEAM,
    /** 一处地方的责任链. */
    RESPONSIBILITY,
    /** 巡逻排查. */
    PATROL
}
