package cn.fengqiao.cases.promising;

import cn.fengqiao.contract.CaseProgress.PromiseSource;
import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: who promised something by when, and where that stands. What was promised is text about people and
 * is kept sealed beside it.
 *
 * @param caseId the case it is about; after a merge the surviving one
 * @param department who promised it, or who watches over it where the parties did
 * @param earlier the days it was promised for before, oldest first
 * @param settledOn the day on which somebody said what became of it; null while it is open
 * @param evidence document of the case that shows it
 * @param asked who asked for it together with a part in the case; null where nobody did
 */
public record Promise(
        UUID id,
        UUID caseId,
        PromiseSource source,
        Department department,
        LocalDate due,
        List<LocalDate> earlier,
        PromiseState state,
        @Nullable LocalDate settledOn,
        @Nullable UUID evidence,
        @Nullable Asked asked) {

    /**
     * Who asked for a promise, and for when.
     *
     * @param due which the one who promised may have met with another day
     */
    public record Asked(Department by, LocalDate due) {}

    public Promise {
        earlier = List.copyOf(earlier);
    }

    public static Promise made(UUID id, UUID caseId, Department by, LocalDate due) {
        return made(id, caseId, by, due, null);
    }

    /** @param asked null where the department promises by itself */
    public static Promise made(UUID id, UUID caseId, Department by, LocalDate due, @Nullable Asked asked) {
        return new Promise(
                id, caseId, PromiseSource.COMMITMENT, by, due, List.of(), PromiseState.OPEN, null, null, asked);
    }

    public boolean open() {
        return state == PromiseState.OPEN;
    }

    /** Whether its day has passed and nobody said what became of it. */
    public boolean overdue(LocalDate today) {
        return open() && due.isBefore(today);
    }

    Promise settled(PromiseState as, LocalDate on, @Nullable UUID shownBy) {
        return new Promise(id, caseId, source, department, due, earlier, as, on, shownBy, asked);
    }

    Promise movedTo(LocalDate day) {
        List<LocalDate> days = Stream.concat(earlier.stream(), Stream.of(due)).toList();
        return new Promise(id, caseId, source, department, day, days, state, settledOn, evidence, asked);
    }
}
