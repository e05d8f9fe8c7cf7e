/** Shows the colour of a case and the reasons for it. */
@NullMarked
package cn.fengqiao.risk.colour;

import org.jspecify.annotations.NullMarked;
