package cn.fengqiao.cases.rounds;

/** What was seen at a stop. */
public enum Observed {
    /** 未见异常. */
    NOTHING,
    /** 发现情况: it becomes a clue. */
    SOMETHING
}
