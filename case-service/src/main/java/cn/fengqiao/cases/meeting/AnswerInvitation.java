package cn.fengqiao.cases.meeting;

import org.jspecify.annotations.Nullable;

/** @param reason needed when the department does not come */
record AnswerInvitation(boolean coming, @Nullable String reason) {}
