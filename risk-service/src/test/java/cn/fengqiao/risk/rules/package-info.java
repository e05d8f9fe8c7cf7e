@NullMarked
package cn.fengqiao.risk.rules;

import org.jspecify.annotations.NullMarked;
