package cn.fengqiao.contract;

/** Who answers for a case, from the place upward. */
public enum Tier {
    /** 社区书记直接抓. */
    L3,
    /** 分包科级干部具体抓. */
    L2,
    /** 街道党工委书记、主任亲自抓. */
    L1
}
