package cn.fengqiao.cases.campaign;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.problem.MultiLine;
import org.jspecify.annotations.Nullable;

/**
 * Give a grid to a worker.
 *
 * @param worker subject of the worker's token
 * @param workerName what colleagues call the worker
 * @param target how many households are to be asked
 * @param reason why the grid changes hands; needed when somebody has it
 */
record AssignGrid(
        AreaPath area,
        String worker,
        String workerName,
        int target,
        @Nullable @MultiLine String reason) {}
