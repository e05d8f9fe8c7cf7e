package cn.fengqiao.cases.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An official leaves.
 *
 * @param lastDay today or later
 */
record LeaveOffice(LocalDate lastDay, @Nullable String reason) {}
