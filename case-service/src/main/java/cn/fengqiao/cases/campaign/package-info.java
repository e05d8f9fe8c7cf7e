/**
 * Screening campaigns 排查活动: what was approved, whose grid is whose, visits, findings and what becomes of them, and the
 * erasure of everything nobody needs. It asks about dangers to a dispute, never about what somebody is.
 */
@NullMarked
package cn.fengqiao.cases.campaign;

import org.jspecify.annotations.NullMarked;
