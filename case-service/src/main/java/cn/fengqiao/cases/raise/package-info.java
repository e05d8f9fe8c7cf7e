/** Raising a case over HTTP. */
@NullMarked
package cn.fengqiao.cases.raise;

import org.jspecify.annotations.NullMarked;
