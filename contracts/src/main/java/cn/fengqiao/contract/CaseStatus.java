package cn.fengqiao.contract;

/** The one lifecycle axis of a case. Colour, clock, share, supervision and file are axes of their own. */
public enum CaseStatus {
    REGISTERED,
    ACCEPTED,
    ASSIGNED,
    INVESTIGATING,
    RESOLVING,
    PERFORMING,
    GUIDED,
    OUTCOME_RECORDED,
    PENDING_WRITE_OFF,
    WRITTEN_OFF,
    ARCHIVED,
    REOPENED,
    DECLINED,
    REFERRED_OUT,
    MERGED
}
