/** The only door of the platform. */
@NullMarked
package cn.fengqiao.gateway;

import org.jspecify.annotations.NullMarked;
