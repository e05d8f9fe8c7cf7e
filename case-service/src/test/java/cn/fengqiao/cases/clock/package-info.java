@NullMarked
package cn.fengqiao.cases.clock;

import org.jspecify.annotations.NullMarked;
