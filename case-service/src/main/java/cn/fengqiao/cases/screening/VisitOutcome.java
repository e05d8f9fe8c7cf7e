package cn.fengqiao.cases.screening;

/** How a visit went. */
public enum VisitOutcome {
    NOBODY_HOME,
    /** Answering is free; a refusal is counted and is nothing else. */
    REFUSED,
    DONE
}
