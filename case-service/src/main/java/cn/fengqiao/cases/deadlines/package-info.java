/** The working calendar and the limits: everybody reads them, an administrator enters them. */
@NullMarked
package cn.fengqiao.cases.deadlines;

import org.jspecify.annotations.NullMarked;
