@NullMarked
package cn.fengqiao.access;

import org.jspecify.annotations.NullMarked;
