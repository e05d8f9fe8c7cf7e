package cn.fengqiao.cases.clue;

import cn.fengqiao.kit.problem.MultiLine;

/**
 * There is nothing to it.
 *
 * @param reason why not; it goes when what the clue says goes
 */
record ClueUnfounded(@MultiLine String reason) {}
