package cn.fengqiao.cases.clock;

/** How far a miss has climbed. */
public enum Level {
    /** In time. */
    NONE,
    /** Missed: whoever is responsible knows. */
    MISSED,
    /** 分包科级干部. */
    L2,
    /** 街道党工委书记、主任. */
    L1
}
