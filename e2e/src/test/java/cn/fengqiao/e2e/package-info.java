/** The stories of the house, told through the gateway. */
@NullMarked
package cn.fengqiao.e2e;

import org.jspecify.annotations.NullMarked;
