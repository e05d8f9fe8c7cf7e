@NullMarked
package cn.fengqiao.cases.print;

import org.jspecify.annotations.NullMarked;
