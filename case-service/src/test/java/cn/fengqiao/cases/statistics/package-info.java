@NullMarked
package cn.fengqiao.cases.statistics;

import org.jspecify.annotations.NullMarked;
