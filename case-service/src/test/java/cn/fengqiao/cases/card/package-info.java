/** The rules of run cards. */
@NullMarked
package cn.fengqiao.cases.card;

import org.jspecify.annotations.NullMarked;
