@NullMarked
package cn.fengqiao.gateway;

import org.jspecify.annotations.NullMarked;
