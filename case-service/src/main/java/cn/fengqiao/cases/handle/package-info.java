/** The commands on a case: accept, assign, sign, return, hand over, merge, and the shares. */
@NullMarked
package cn.fengqiao.cases.handle;

import org.jspecify.annotations.NullMarked;
