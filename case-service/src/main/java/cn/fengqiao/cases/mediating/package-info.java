/** The pure core of mediation: a proceeding from the consent of both sides to its end, and what stands against each step. */
@NullMarked
package cn.fengqiao.cases.mediating;

import org.jspecify.annotations.NullMarked;
