/** The console's files. */
@NullMarked
package cn.fengqiao.gateway.console;

import org.jspecify.annotations.NullMarked;
