/** The rules of who answers for a place, checked without a database. */
@NullMarked
package cn.fengqiao.cases.responsibility;

import org.jspecify.annotations.NullMarked;
