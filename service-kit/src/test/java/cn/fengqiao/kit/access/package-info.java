@NullMarked
package cn.fengqiao.kit.access;

import org.jspecify.annotations.NullMarked;
