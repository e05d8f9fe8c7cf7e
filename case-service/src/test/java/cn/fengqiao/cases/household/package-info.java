/** What cards are found by. */
@NullMarked
package cn.fengqiao.cases.household;

import org.jspecify.annotations.NullMarked;
