@NullMarked
package cn.fengqiao.launcher.demo;

import org.jspecify.annotations.NullMarked;
