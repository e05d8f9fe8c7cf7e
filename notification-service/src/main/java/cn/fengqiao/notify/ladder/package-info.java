/** The pure core: how a department climbs from being told to having answered. */
@NullMarked
package cn.fengqiao.notify.ladder;

import org.jspecify.annotations.NullMarked;
