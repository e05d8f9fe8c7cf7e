package cn.fengqiao.cases.intake;

import cn.fengqiao.cases.dispute.DisputeCase;
import java.util.List;

/** What became of a request to raise a case. */
public sealed interface RaiseOutcome {

    /** It was raised, durably, and everybody will be told. */
    record Raised(DisputeCase dispute, RaiseCase content) implements RaiseOutcome {}

    /** It had been raised before under the same key; this is the case as it was answered then. */
    record Replayed(DisputeCase dispute, RaiseCase content) implements RaiseOutcome {}

    /** The key was used before with other content. */
    record Conflict(String field) implements RaiseOutcome {}

    /** It had been raised before under the same key, but lies outside what the caller may see by now. */
    record OutOfSight() implements RaiseOutcome {}

    record Invalid(List<FieldRefusal> refusals) implements RaiseOutcome {}
}
