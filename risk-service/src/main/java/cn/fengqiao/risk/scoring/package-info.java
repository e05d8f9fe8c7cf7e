/** The pure core: what the decision table says about a dispute, and why. Takes every moment as an argument. */
@NullMarked
package cn.fengqiao.risk.scoring;

import org.jspecify.annotations.NullMarked;
