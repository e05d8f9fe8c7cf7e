@NullMarked
package cn.fengqiao.launcher.door;

import org.jspecify.annotations.NullMarked;
