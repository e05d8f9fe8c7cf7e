/**
 * What the things beside the cases have in common: who opened them and under which key, whose they are, their version and
 * history, and that state, history and event are written together or not at all.
 */
@NullMarked
package cn.fengqiao.cases.matter;

import org.jspecify.annotations.NullMarked;
