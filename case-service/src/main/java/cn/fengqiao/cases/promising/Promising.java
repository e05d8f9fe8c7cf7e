package cn.fengqiao.cases.promising;

import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a department may do with a promise that a department gave on a case. Only people decide: the day on which somebody
 * says that it was kept decides whether it was late, and nothing is broken because a day has passed.
 *
 * @param by the department that acts
 * @param lead the department that answers for the case
 * @param today in the place's time zone
 * @param daysAhead how far ahead something may be promised
 */
public record Promising(Department by, Department lead, LocalDate today, int daysAhead) {

    /** Who puts off more often than this has to say what becomes of it. */
    public static final int MOST_MOVES = 6;

    /** What stands against promising something for a day; empty when nothing does. */
    public Optional<PromiseRefusal> against(LocalDate due) {
        if (due.isBefore(today)) {
            return Optional.of(new PromiseRefusal.DayPassed(today));
        }
        LocalDate latest = today.plusDays(daysAhead);
        return due.isAfter(latest) ? Optional.of(new PromiseRefusal.DayTooFar(latest)) : Optional.empty();
    }

    /** It was kept, by the day or after it; only who promised can say so. */
    public PromiseDecision keep(Promise promise, @Nullable UUID evidence) {
        return open(promise, Set.of(promise.department()))
                .orElseGet(() -> new PromiseDecision.Taken(promise.settled(
                        promise.due().isBefore(today) ? PromiseState.LATE : PromiseState.KEPT, today, evidence)));
    }

    /** It was not kept. Who promised says so, or who answers for the case and waits for it. */
    public PromiseDecision breakIt(Promise promise) {
        return open(promise, theirs(promise))
                .orElseGet(() -> new PromiseDecision.Taken(promise.settled(PromiseState.BROKEN, today, null)));
    }

    /** It is promised for another day. */
    public PromiseDecision move(Promise promise, LocalDate day) {
        return open(promise, theirs(promise))
                .or(() -> day.equals(promise.due())
                        ? Optional.of(new PromiseDecision.Refused(new PromiseRefusal.SameDay(day)))
                        : Optional.empty())
                .or(() -> against(day).map(PromiseDecision.Refused::new))
                .or(() -> promise.earlier().size() < MOST_MOVES
                        ? Optional.empty()
                        : Optional.of(new PromiseDecision.Refused(new PromiseRefusal.MovedTooOften(MOST_MOVES))))
                .orElseGet(() -> new PromiseDecision.Taken(promise.movedTo(day)));
    }

    /** A day that it could be moved to, to find out whether it can be moved at all. */
    public LocalDate another(LocalDate due) {
        return due.equals(today) ? today.plusDays(1) : today;
    }

    /** It need not be kept any more. Only who answers for the case lets somebody off. */
    public PromiseDecision waive(Promise promise) {
        return open(promise, Set.of(lead))
                .orElseGet(() -> new PromiseDecision.Taken(promise.settled(PromiseState.WAIVED, today, null)));
    }

    private Set<Department> theirs(Promise promise) {
        return new TreeSet<>(List.of(promise.department(), lead));
    }

    private Optional<PromiseDecision> open(Promise promise, Set<Department> whose) {
        if (!whose.contains(by)) {
            return Optional.of(new PromiseDecision.Refused(new PromiseRefusal.NotTheirs(whose)));
        }
        return promise.open()
                ? Optional.empty()
                : Optional.of(new PromiseDecision.Refused(new PromiseRefusal.Settled(promise.state())));
    }
}
