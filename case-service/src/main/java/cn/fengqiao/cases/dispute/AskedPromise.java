package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a department is asked to promise together with its part. What it is in words is text about people and is kept sealed
 * under the id of the question, not here.
 *
 * @param by who asks
 * @param due the last day on which it would be in time
 */
public record AskedPromise(UUID id, Department by, LocalDate due) {}
