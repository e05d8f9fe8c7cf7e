/** Which departments take part in a case of a kind, and what each does there: the rules alone. */
@NullMarked
package cn.fengqiao.cases.card;

import org.jspecify.annotations.NullMarked;
