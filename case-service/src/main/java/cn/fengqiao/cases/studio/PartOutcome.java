package cn.fengqiao.cases.studio;

import cn.fengqiao.kit.problem.Problem;
import java.util.UUID;

/**
 * What became of a request about something a studio has, an appointment or an activity.
 *
 * @param <V> how it is shown
 */
sealed interface PartOutcome<V> {

    /** @param repeated whether this very request was done before; then nothing was done now */
    record Done<V>(V view, UUID id, long version, boolean repeated) implements PartOutcome<V> {}

    record NotFound<V>() implements PartOutcome<V> {}

    /** The caller may know of it, but their department does not work with the studio. */
    record NotTheirs<V>() implements PartOutcome<V> {}

    record OtherContent<V>() implements PartOutcome<V> {}

    record Stale<V>(V current, long version) implements PartOutcome<V> {}

    record Refused<V>(Problem why) implements PartOutcome<V> {}
}
