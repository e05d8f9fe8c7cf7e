/** What is refused before anybody is asked who they are, and what every answer carries. */
@NullMarked
package cn.fengqiao.gateway.guard;

import org.jspecify.annotations.NullMarked;
