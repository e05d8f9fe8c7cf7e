package cn.fengqiao.cases.group;

import cn.fengqiao.kit.problem.MultiLine;

/** Why something is done. */
record GroupReason(@MultiLine String reason) {}
