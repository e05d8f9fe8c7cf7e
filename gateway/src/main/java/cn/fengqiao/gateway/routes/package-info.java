/** Which service answers what, and what protects it. */
@NullMarked
package cn.fengqiao.gateway.routes;

import org.jspecify.annotations.NullMarked;
