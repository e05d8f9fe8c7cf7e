/** 线索: hints at disputes from any channel, until they are verified, unfounded, merged, or a case. */
@NullMarked
package cn.fengqiao.cases.clue;

import org.jspecify.annotations.NullMarked;
