package cn.fengqiao.cases.relapse;

import cn.fengqiao.kit.problem.MultiLine;

/**
 * It is no relapse.
 *
 * @param reason why not
 */
record DismissRelapse(@MultiLine String reason) {}
