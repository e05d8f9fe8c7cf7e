package cn.fengqiao.contract;

/** An answer to an intake question. A question nobody answered is absent, and missing is not no. */
public enum Answer {
    YES,
    NO
}
