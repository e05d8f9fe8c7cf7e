@NullMarked
package cn.fengqiao.risk;

import org.jspecify.annotations.NullMarked;
