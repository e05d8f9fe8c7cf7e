@NullMarked
package cn.fengqiao.identity;

import org.jspecify.annotations.NullMarked;
