@NullMarked
package cn.fengqiao.cases.figures;

import org.jspecify.annotations.NullMarked;
