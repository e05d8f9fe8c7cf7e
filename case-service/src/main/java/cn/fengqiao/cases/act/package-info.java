/** How anything is done to a case: locked, decided, and written with its timeline, its counters and its events. */
@NullMarked
package cn.fengqiao.cases.act;

import org.jspecify.annotations.NullMarked;
