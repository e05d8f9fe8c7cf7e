/** Deadlines: working time, limits as data, and clocks that run, pause and are met. Pure: time comes as an argument. */
@NullMarked
package cn.fengqiao.cases.clock;

import org.jspecify.annotations.NullMarked;
