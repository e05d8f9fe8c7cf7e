@NullMarked
package cn.fengqiao.cases.intake;

import org.jspecify.annotations.NullMarked;
