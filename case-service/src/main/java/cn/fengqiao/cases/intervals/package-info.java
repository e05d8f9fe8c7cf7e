/** 早发现·早报告·早疏导·早化解: how long a case took from one to the next. */
@NullMarked
package cn.fengqiao.cases.intervals;

import org.jspecify.annotations.NullMarked;
