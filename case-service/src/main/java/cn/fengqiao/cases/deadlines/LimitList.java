package cn.fengqiao.cases.deadlines;

import java.util.List;

/**
 * All limits in all their editions.
 *
 * @param items by kind, colour and date
 */
record LimitList(List<LimitView> items) {}
