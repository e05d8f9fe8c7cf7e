@NullMarked
package cn.fengqiao.cases.deadlines;

import org.jspecify.annotations.NullMarked;
