@NullMarked
package cn.fengqiao.risk.scoring;

import org.jspecify.annotations.NullMarked;
