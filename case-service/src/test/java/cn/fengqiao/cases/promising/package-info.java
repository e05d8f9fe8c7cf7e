@NullMarked
package cn.fengqiao.cases.promising;

import org.jspecify.annotations.NullMarked;
