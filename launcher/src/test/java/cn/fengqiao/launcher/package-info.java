@NullMarked
package cn.fengqiao.launcher;

import org.jspecify.annotations.NullMarked;
