/** How a clue comes in, whatever channel it comes through: reported by itself, found on a campaign or on a patrol. */
@NullMarked
package cn.fengqiao.cases.reporting;

import org.jspecify.annotations.NullMarked;
