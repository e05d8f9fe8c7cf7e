package cn.fengqiao.contract;

/** How dangerous a dispute is, from least to most. Rates the dispute, never a person. */
public enum Colour {
    NONE,
    BLUE,
    YELLOW,
    RED
}
