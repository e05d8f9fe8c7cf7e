/** The rules of mediation, as tables. */
@NullMarked
package cn.fengqiao.cases.mediating;

import org.jspecify.annotations.NullMarked;
