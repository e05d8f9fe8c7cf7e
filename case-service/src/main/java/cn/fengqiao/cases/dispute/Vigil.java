package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.cases.clock.Level;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a case has to say when time passes and nobody acts: a pause that is over, a deadline that was missed. */
public final class Vigil {

    private Vigil() {}

    /**
     * Looks at a case at {@code now}. Each level of a miss is said once; a late look says all that was passed, in order. A case
     * from before a limit was counted has its clock from then on.
     *
     * @return the case with what was said; without a fact when there is nothing to say
     */
    public static CaseDecision.Done look(DisputeCase dispute, Instant now, ClockBook book) {
        List<CaseEvent> said = new ArrayList<>();
        DisputeCase next = dispute;
        if (waitedEnough(dispute, now)) {
            CaseDecision.Done resumed = Waiting.waitedEnough(dispute, dispute.holder(), now, book);
            said.addAll(resumed.events());
            next = resumed.next();
        }
        for (Clock clock : next.clocks().all()) {
            for (Level level : levelsPassed(clock, now)) {
                next = next.touched(now).timed(next.clocks().with(told(next.clocks(), clock, level)));
                said.add(new CaseProgress.ClockMissed(
                        next.audience(),
                        next.status(),
                        clock.kind().name(),
                        CaseProgress.Miss.valueOf(level.name()),
                        Objects.requireNonNull(clock.deadlines().due())));
            }
        }
        Clocks kept = HouseClocks.kept(next, next.clocks(), HouseClocks.workBegan(next.clocks(), now), now, book);
        return new CaseDecision.Done(next.timed(kept), said);
    }

    private static boolean waitedEnough(DisputeCase dispute, Instant now) {
        Pause pause = dispute.axes().pause();
        return pause != null
                && (!now.isBefore(pause.until())
                        || dispute.clocks().all().stream()
                                .map(Clock::pause)
                                .filter(Objects::nonNull)
                                .anyMatch(stands -> !now.isBefore(stands.until())));
    }

    private static List<Level> levelsPassed(Clock clock, Instant now) {
        Level level = clock.metAt() == null && clock.kind().canBeMissed()
                ? clock.asOf(now).level()
                : Level.NONE;
        List<Level> passed = new ArrayList<>();
        for (Level each : Level.values()) {
            if (each.compareTo(clock.told()) > 0 && each.compareTo(level) <= 0) {
                passed.add(each);
            }
        }
        return passed;
    }

    private static Clock told(Clocks clocks, Clock clock, Level level) {
        return clocks.find(clock.kind()).orElse(clock).told(level);
    }
}
