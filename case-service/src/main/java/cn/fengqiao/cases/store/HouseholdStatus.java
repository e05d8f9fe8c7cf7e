package cn.fengqiao.cases.store;

/** Whether a household card is kept up. */
public enum HouseholdStatus {
    /** 在管. */
    ACTIVE,
    /** 迁出辖区. */
    MOVED_AWAY,
    /** 销卡. */
    CLOSED
}
