/**
 * Statistics over cases: a row per case and sums of rows, read from the events, rebuildable from the source and provably equal
 * to it (ADR 0016).
 */
@NullMarked
package cn.fengqiao.cases.statistics;

import org.jspecify.annotations.NullMarked;
