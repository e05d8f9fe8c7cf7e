/** What a dispute case is and what may be done to it. Pure: time, calendar and caller are arguments. */
@NullMarked
package cn.fengqiao.cases.dispute;

import org.jspecify.annotations.NullMarked;
