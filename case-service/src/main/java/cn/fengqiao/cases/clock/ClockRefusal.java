package cn.fengqiao.cases.clock;

import java.time.Instant;
import java.util.List;

/** Why a clock is not paused, resumed or extended. In order of precedence. */
public sealed interface ClockRefusal {

    /** What it waited for has happened. */
    record Ended(Instant metAt) implements ClockRefusal {}

    /** Its rule knows no pause. */
    record NeverPaused(ClockKind kind) implements ClockRefusal {}

    /** Its rule knows no extension. */
    record NeverExtended(ClockKind kind) implements ClockRefusal {}

    record AlreadyPaused(String reason, Instant since) implements ClockRefusal {}

    record NotPaused() implements ClockRefusal {}

    /** Nobody can say when it is due. */
    record CalendarMissing(int year) implements ClockRefusal {}

    /** Its time is over: what was missed is not mended by a pause or an extension. */
    record TimeOver(Instant due) implements ClockRefusal {}

    record UnknownReason(String reason, List<String> allowed) implements ClockRefusal {}

    /** All the time it may stand still is used up. */
    record PausesUsedUp(Term most) implements ClockRefusal {}

    record ExtensionsUsedUp(int times) implements ClockRefusal {}

    /** Both parties have to agree. */
    record ConsentMissing() implements ClockRefusal {}
}
