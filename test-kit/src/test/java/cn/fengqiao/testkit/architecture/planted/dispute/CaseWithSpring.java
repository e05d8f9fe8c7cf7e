package cn.fengqiao.testkit.architecture.planted.dispute;

import org.springframework.stereotype.Component;

/** Planted: a core that knows a framework. */
@Component
class CaseWithSpring {}
