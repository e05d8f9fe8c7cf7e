/** 巡逻排查: departments plan where somebody goes and why, the field checks in at each stop, and what is found becomes a clue. */
@NullMarked
package cn.fengqiao.cases.patrol;

import org.jspecify.annotations.NullMarked;
