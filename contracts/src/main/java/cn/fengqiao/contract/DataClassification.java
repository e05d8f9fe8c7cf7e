package cn.fengqiao.contract;

/** How far an event may travel; {@code RESTRICTED} events reach only the departments on the case. */
public enum DataClassification {
    INTERNAL,
    RESTRICTED
}
