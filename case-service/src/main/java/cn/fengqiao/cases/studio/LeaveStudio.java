package cn.fengqiao.cases.studio;

import java.time.LocalDate;
import java.util.UUID;

/** @param until last day */
record LeaveStudio(UUID member, LocalDate until) {}
