/** Who answers for a place right now, for everything in the service that has to reach them. */
@NullMarked
package cn.fengqiao.cases.duty;

import org.jspecify.annotations.NullMarked;
