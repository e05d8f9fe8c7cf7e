/** The list of cases and its counters. */
@NullMarked
package cn.fengqiao.cases.queue;

import org.jspecify.annotations.NullMarked;
