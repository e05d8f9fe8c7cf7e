package cn.fengqiao.cases.clock;

/** Why something is not a rule. */
public record RuleFault(String field, String zh, String en) {}
