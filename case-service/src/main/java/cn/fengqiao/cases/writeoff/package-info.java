/** 销号: applying for it, verifying it, archiving, and reopening what broke out again. */
@NullMarked
package cn.fengqiao.cases.writeoff;

import org.jspecify.annotations.NullMarked;
