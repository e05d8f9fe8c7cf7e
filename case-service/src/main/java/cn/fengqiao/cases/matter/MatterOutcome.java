package cn.fengqiao.cases.matter;

import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.kit.problem.Problem;

/** What became of a request to open or to change a matter, in the order in which it is found out. */
public sealed interface MatterOutcome {

    /** @param repeated whether this very request was done before; then nothing was done now */
    record Done(Matter matter, boolean repeated) implements MatterOutcome {}

    /** There is none, or the caller may not know of it. */
    record NotFound() implements MatterOutcome {}

    /** The caller may know of it, but their department does not work on it. */
    record NotTheirs() implements MatterOutcome {}

    /** The key was used with other content. */
    record OtherContent() implements MatterOutcome {}

    /** Somebody was faster. */
    record Stale(Matter current) implements MatterOutcome {}

    record Refused(Problem why) implements MatterOutcome {}
}
