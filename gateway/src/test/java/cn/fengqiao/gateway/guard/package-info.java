@NullMarked
package cn.fengqiao.gateway.guard;

import org.jspecify.annotations.NullMarked;
