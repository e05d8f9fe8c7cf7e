/**
 * Joint meetings 会商 of departments: an agenda proposed from the data, invitations, what each department will see, minutes,
 * dissent, dated actions and the day of the review. Nothing is widened by a meeting.
 */
@NullMarked
package cn.fengqiao.cases.meeting;

import org.jspecify.annotations.NullMarked;
