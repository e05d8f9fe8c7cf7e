/** Mediation of a case by law: consent, mediator, sessions, agreement, performance, confirmation, safety, and its papers. */
@NullMarked
package cn.fengqiao.cases.mediation;

import org.jspecify.annotations.NullMarked;
