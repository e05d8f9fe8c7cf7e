@NullMarked
package cn.fengqiao.launcher.process;

import org.jspecify.annotations.NullMarked;
