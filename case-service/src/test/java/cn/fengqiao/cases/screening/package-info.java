@NullMarked
package cn.fengqiao.cases.screening;

import org.jspecify.annotations.NullMarked;
