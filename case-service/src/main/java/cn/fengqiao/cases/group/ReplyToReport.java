package cn.fengqiao.cases.group;

import cn.fengqiao.kit.problem.MultiLine;

/** Reply to whoever reported, who reads it with the token. */
record ReplyToReport(@MultiLine String reply) {}
