@NullMarked
package cn.fengqiao.launcher.system;

import org.jspecify.annotations.NullMarked;
