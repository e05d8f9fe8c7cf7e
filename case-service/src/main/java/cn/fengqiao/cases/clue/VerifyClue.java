package cn.fengqiao.cases.clue;

import cn.fengqiao.kit.problem.MultiLine;

/**
 * There is something to it.
 *
 * @param result what was found, and how
 */
record VerifyClue(@MultiLine String result) {}
