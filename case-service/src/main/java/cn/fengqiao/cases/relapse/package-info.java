/** Whether what is new is an old dispute that broke out again: watches, proposes to reopen, and takes the answer. */
@NullMarked
package cn.fengqiao.cases.relapse;

import org.jspecify.annotations.NullMarked;
