package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Department;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A department's part in a case. Why a part was refused is text about people and is kept sealed beside the timeline, not
 * here.
 *
 * @param since the version of the case from which the department is on it
 * @param asked what the department is asked to promise with its part; null where it is asked for none
 */
public record Share(
        Department department,
        ShareState state,
        long since,
        @Nullable AskedPromise asked) {

    public Share(Department department, ShareState state, long since) {
        this(department, state, since, null);
    }

    /**
     * What is asked with a part goes with it until the part is done or no longer needed. It outlasts a refusal, because a
     * refusal may be taken back, and then not without what was asked.
     */
    Share to(ShareState next) {
        boolean over = next == ShareState.DONE || next == ShareState.WAIVED;
        return new Share(department, next, since, over ? null : asked);
    }

    /** The part as a new question. */
    Share asking(@Nullable AskedPromise promise) {
        return new Share(department, ShareState.REQUESTED, since, promise);
    }

    /** What the department is asked to promise and has not promised by taking on its part. */
    public Optional<AskedPromise> stillAsked() {
        boolean taken = state != ShareState.REQUESTED && state != ShareState.REJECTED;
        return taken ? Optional.empty() : Optional.ofNullable(asked);
    }
}
