package cn.fengqiao.cases.clock;

/** Who of the parties has agreed to an extension. */
public enum Consent {
    NOT_OF_BOTH,
    OF_BOTH
}
