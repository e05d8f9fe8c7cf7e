package cn.fengqiao.cases.screening;

/** What became of a finding. */
public enum FindingState {
    /** Nobody has decided on it. */
    OPEN,
    /** A case was raised. */
    CASE,
    /** It is to be looked into as a clue. */
    CLUE,
    /** Officials are to have an obligation, which risk-service keeps. */
    OBLIGATION,
    /** It was nothing, and is erased like a no. */
    NOTHING
}
