@NullMarked
package cn.fengqiao.kit.problem;

import org.jspecify.annotations.NullMarked;
