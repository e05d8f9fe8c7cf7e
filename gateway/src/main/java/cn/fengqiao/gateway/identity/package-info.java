/** Who stands at the door: browsers by their session, programs by their token. */
@NullMarked
package cn.fengqiao.gateway.identity;

import org.jspecify.annotations.NullMarked;
