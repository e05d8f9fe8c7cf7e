package cn.fengqiao.risk.scoring;

/**
 * A question put when a case is raised. The codes are shared with the dictionary the raise form is drawn from.
 *
 * @param mandatory without an answer the assessment stays provisional
 * @param override whether a yes makes the dispute RED by itself
 */
public record Question(String code, String name, boolean mandatory, boolean override) {}
