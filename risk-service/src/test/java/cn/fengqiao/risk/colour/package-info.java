@NullMarked
package cn.fengqiao.risk.colour;

import org.jspecify.annotations.NullMarked;
