/** The rules of a case, as tables. */
@NullMarked
package cn.fengqiao.cases.dispute;

import org.jspecify.annotations.NullMarked;
