/** From topic to effect: each event takes effect once, in the order of its subject, or waits where an operator sees it. */
@NullMarked
package cn.fengqiao.kit.inbox;

import org.jspecify.annotations.NullMarked;
