/** Tests of what is decided about studios without a clock or a database. */
@NullMarked
package cn.fengqiao.cases.appointment;

import org.jspecify.annotations.NullMarked;
