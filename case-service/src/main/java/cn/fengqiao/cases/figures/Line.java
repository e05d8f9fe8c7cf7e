package cn.fengqiao.cases.figures;

/**
 * The numbers of one group.
 *
 * @param key department, community, type, month or studio
 * @param own whether its cases are the caller's own department's, of which nothing is held back
 * @param tally what was counted
 * @param open cases that were open when the period ended
 */
public record Line(String key, boolean own, Tally tally, long open) {}
