/**
 * When a studio receives people, who sits there, which studio suits a dispute, and where help is out of reach: decided
 * without a clock, a database or chance.
 */
@NullMarked
package cn.fengqiao.cases.appointment;

import org.jspecify.annotations.NullMarked;
