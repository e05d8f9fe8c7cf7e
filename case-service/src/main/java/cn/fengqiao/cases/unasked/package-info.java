/** How the service does by itself what is due: round after round, one thing after the other. */
@NullMarked
package cn.fengqiao.cases.unasked;

import org.jspecify.annotations.NullMarked;
