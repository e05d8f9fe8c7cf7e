@NullMarked
package cn.fengqiao.cases.paper;

import org.jspecify.annotations.NullMarked;
