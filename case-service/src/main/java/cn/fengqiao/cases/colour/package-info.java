/** The colour risk-service gives a case. */
@NullMarked
package cn.fengqiao.cases.colour;

import org.jspecify.annotations.NullMarked;
