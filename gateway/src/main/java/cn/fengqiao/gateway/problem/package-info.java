/** How the door says no, in the same words as the services behind it. */
@NullMarked
package cn.fengqiao.gateway.problem;

import org.jspecify.annotations.NullMarked;
