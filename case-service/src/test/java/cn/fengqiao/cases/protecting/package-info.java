/** The rules of what protects somebody, as tables. */
@NullMarked
package cn.fengqiao.cases.protecting;

import org.jspecify.annotations.NullMarked;
