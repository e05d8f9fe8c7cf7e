@NullMarked
package cn.fengqiao.gateway.identity;

import org.jspecify.annotations.NullMarked;
