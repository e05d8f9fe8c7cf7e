package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Department;

/**
 * A department's part in a case. Why a part was refused is text about people and is kept sealed beside the timeline, not
 * here.
 *
 * @param since the version of the case in which the department first joined it
 * @param asked whether somebody asked for the part; else the department was told of the case when it was raised or merged
 */
public record Share(Department department, ShareState state, long since, boolean asked) {

    /** Of a department that takes note. */
    public static Share informed(Department department, long since) {
        return new Share(department, ShareState.REQUESTED, since, false);
    }

    Share to(ShareState next) {
        return new Share(department, next, since, asked);
    }

    /** The part as somebody asks for it, whatever became of it before. */
    Share askedFor() {
        return new Share(department, ShareState.REQUESTED, since, true);
    }
}
