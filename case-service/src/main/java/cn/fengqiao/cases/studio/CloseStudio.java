package cn.fengqiao.cases.studio;

import cn.fengqiao.kit.problem.MultiLine;

record CloseStudio(@MultiLine String reason) {}
