/** Listens to what happens to cases and rates them anew. */
@NullMarked
package cn.fengqiao.risk.assess;

import org.jspecify.annotations.NullMarked;
