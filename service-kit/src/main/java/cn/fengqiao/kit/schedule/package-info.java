/** What a service does again and again of itself. */
@NullMarked
package cn.fengqiao.kit.schedule;

import org.jspecify.annotations.NullMarked;
