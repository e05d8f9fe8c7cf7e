/** What was promised by a day, and what may become of it. Pure: the day of today comes as an argument. */
@NullMarked
package cn.fengqiao.cases.promising;

import org.jspecify.annotations.NullMarked;
