@NullMarked
package cn.fengqiao.gateway.live;

import org.jspecify.annotations.NullMarked;
