package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Department;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A department's part in a case. Why a part was refused is text about people and is kept sealed beside the timeline, not
 * here.
 *
 * @param since the version of the case in which the department first joined it
 * @param asked whether somebody asked for the part; else the department was told of the case when it was raised or merged
 * @param promise what the department is asked to promise with its part; null where it is asked for none
 */
public record Share(
        Department department,
        ShareState state,
        long since,
        boolean asked,
        @Nullable AskedPromise promise) {

    /** Of a department that takes note. */
    public static Share informed(Department department, long since) {
        return new Share(department, ShareState.REQUESTED, since, false, null);
    }

    /**
     * What is to be promised with a part goes with it until the part is done or has ended. It outlasts a refusal, because a
     * refusal may be taken back, and then not without what was asked.
     */
    Share to(ShareState next) {
        boolean over = next == ShareState.DONE || next.ended();
        return new Share(department, next, since, asked, over ? null : promise);
    }

    /** The part that a department took on by itself, as somebody asks for it. */
    Share askedLater() {
        return new Share(department, state, since, true, promise);
    }

    /** The part as somebody asks for it, whatever became of it before: a new question. */
    Share askedFor(@Nullable AskedPromise toPromise) {
        return new Share(department, ShareState.REQUESTED, since, true, toPromise);
    }

    /** Whether something is to be done: who was only told and never answered has no task, and who left has none any more. */
    boolean isTask() {
        return switch (state) {
            case DONE, WAIVED, REVOKED -> false;
            case ACCEPTED, REJECTED -> true;
            case REQUESTED -> asked;
        };
    }

    /** Whether the department does its part, did it, is asked for it or has to be talked with about its refusal. */
    boolean isAtWork() {
        return isTask() || state == ShareState.DONE;
    }

    /** What the department is asked to promise and has not promised by taking on its part. */
    public Optional<AskedPromise> stillAsked() {
        boolean taken = state != ShareState.REQUESTED && state != ShareState.REJECTED;
        return taken ? Optional.empty() : Optional.ofNullable(promise);
    }
}
