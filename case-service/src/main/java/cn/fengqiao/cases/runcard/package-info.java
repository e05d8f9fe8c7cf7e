/** Run cards: which departments take part in a case of a kind, what each does, and what of it is missing on a case now, a
 * patrol that belongs to it among that. */
@NullMarked
package cn.fengqiao.cases.runcard;

import org.jspecify.annotations.NullMarked;
