package cn.fengqiao.access;

/** How a caller stands to a case, from nothing to responsibility. Each one includes what the ones before it see. */
public enum Standing {
    /** The case lies outside the caller's area. */
    OUTSIDE,
    /** It lies in the caller's area, but is restricted and the caller's department is not on it. */
    SHUT_OUT,
    /** It lies in the caller's area and the caller's department is not on it. */
    NEIGHBOUR,
    /** It lies in the caller's area, and the caller's department was on it and is no longer. */
    FORMER,
    /** The caller's department is on the case. */
    ON_CASE,
    /** The caller's department leads the case. */
    LEAD
}
