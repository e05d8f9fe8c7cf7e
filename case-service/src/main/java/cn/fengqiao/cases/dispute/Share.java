package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Department;

/**
 * A department's part in a case. Why a part was refused is text about people and is kept sealed beside the timeline, not
 * here.
 *
 * @param since the version of the case from which the department is on it
 */
public record Share(Department department, ShareState state, long since) {

    Share to(ShareState next) {
        return new Share(department, next, since);
    }
}
