/** The rules of patrols alone: where one stands, and when a stop was checked in. */
@NullMarked
package cn.fengqiao.cases.rounds;

import org.jspecify.annotations.NullMarked;
