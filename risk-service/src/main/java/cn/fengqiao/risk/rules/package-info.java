/** The versions of the decision table that ship with the service. */
@NullMarked
package cn.fengqiao.risk.rules;

import org.jspecify.annotations.NullMarked;
