package cn.fengqiao.testkit.architecture.planted.dispute;

import cn.fengqiao.contract.Department;
import java.time.Instant;

/** As it should be: the time is given, the words are the domain's. */
public record CleanCase(Department raisedBy, Instant raisedAt) {}
