@NullMarked
package cn.fengqiao.cases.duty;

import org.jspecify.annotations.NullMarked;
