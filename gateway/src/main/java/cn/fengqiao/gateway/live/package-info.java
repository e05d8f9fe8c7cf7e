/** The live feed: every event once on the way in, as many times as there are consoles on the way out. */
@NullMarked
package cn.fengqiao.gateway.live;

import org.jspecify.annotations.NullMarked;
