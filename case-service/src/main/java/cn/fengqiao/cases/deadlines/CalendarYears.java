package cn.fengqiao.cases.deadlines;

import java.util.List;

/**
 * The years that have been entered, in order.
 *
 * @param missing this year and the next, as far as they are not there
 */
record CalendarYears(List<CalendarYearView> items, List<Integer> missing) {}
