package cn.fengqiao.contract;

/** 督办: how closely a case is watched from above; it only rises until it is cancelled. */
public enum Supervision {
    NONE,
    ORDINARY,
    YELLOW_CARD,
    RED_CARD
}
