@NullMarked
package cn.fengqiao.risk.assess;

import org.jspecify.annotations.NullMarked;
