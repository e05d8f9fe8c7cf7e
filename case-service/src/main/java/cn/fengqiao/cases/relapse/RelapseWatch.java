package cn.fengqiao.cases.relapse;

import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Ending;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.CaseReading;
import cn.fengqiao.cases.intake.Likeness;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.Relapses;
import cn.fengqiao.cases.store.Relapses.Watched;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.schedule.OneByOne;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks through what is new for the door or the people of a case that was written off within the last ninety days in the
 * same subdistrict, and proposes to reopen that one.
 *
 * <p>How far it has come stands in the database and moves in the transaction that proposes, so nothing is passed over or
 * proposed twice, and of several instances one watches at a time. What was begun before a moment but written after it is
 * waited for: the newest are looked at once they have settled.
 *
 * <p>A proposal about something restricted is made only where everybody on the old case may know of it.
 */
@Component
class RelapseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RelapseWatch.class);

    /** Looked through in one transaction, so that it stays short. */
    private static final int AT_ONCE = 50;

    /** A hotel or an office block has many cases at one address; more than these help nobody. */
    private static final int MOST_OLD = 10;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Relapses relapses;
    private final Cases cases;
    private final Matters matters;
    private final Clues clues;
    private final CaseContents contents;
    private final CaseReading reading;
    private final CaseRecorder recorder;
    private final InstantSource clock;
    private final Duration back;
    private final Duration settle;
    private final OneByOne oneByOne;

    RelapseWatch(
            Transactions transactions,
            CallerScope scope,
            Relapses relapses,
            Cases cases,
            Matters matters,
            Clues clues,
            CaseContents contents,
            CaseReading reading,
            CaseRecorder recorder,
            InstantSource clock,
            @Value("${fengqiao.case.relapses.within}") Duration back,
            @Value("${fengqiao.case.relapses.settle}") Duration settle,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.scope = scope;
        this.relapses = relapses;
        this.cases = cases;
        this.matters = matters;
        this.clues = clues;
        this.contents = contents;
        this.reading = reading;
        this.recorder = recorder;
        this.clock = clock;
        this.back = back;
        this.settle = settle;
        this.oneByOne = new OneByOne("relapses", clock, meters);
    }

    /** Something new, with what it says. */
    private record Fresh(Watched what, UUID id, Audience audience, Instant at, RaiseCase said) {}

    @Scheduled(fixedDelayString = "${fengqiao.case.relapses.look-every}")
    void look() {
        try {
            for (Watched what : Watched.values()) {
                oneByOne.through(
                        (leftOut, taken) -> transactions.inTransaction(tx -> lookThrough(tx, what, leftOut, taken)));
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("not looked for relapses this time: {}", away.toString());
        }
    }

    /**
     * Looks through some of what is new, by how far it was looked through: what cannot be looked at is passed, and nobody
     * comes back to it.
     */
    private Went lookThrough(OpenTransaction tx, Watched what, UUID[] leftOut, Consumer<UUID> taken) {
        scope.apply(tx, TheService.CALLER);
        Optional<UUID> from = relapses.watchedUpTo(tx, what);
        if (from.isEmpty()) {
            return Went.NOTHING_DUE;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<UUID> unreadable = Set.of(leftOut);
        List<UUID> fresh = switch (what) {
            case CASE -> relapses.newCases(tx, from.get(), now.minus(settle), AT_ONCE);
            case CLUE -> relapses.newClues(tx, from.get(), now.minus(settle), AT_ONCE);
        };
        Passed passed = through(
                fresh,
                id -> !unreadable.contains(id)
                        && read(tx, what, id)
                                .map(seen -> propose(tx, seen, now))
                                .orElse(false),
                taken);
        if (passed.last() == null) {
            return Went.NOTHING_DUE;
        }
        scope.apply(tx, TheService.CALLER);
        relapses.watched(tx, what, passed.last());
        return passed.more() ? Went.WORKED : Went.NOTHING_DUE;
    }

    /** @param last the last one that was looked through; null when there was none */
    private record Passed(@Nullable UUID last, boolean more) {}

    /**
     * Up to the first of which something is proposed: the old cases it locked are given back before others are locked, which
     * in one transaction are locked in the order of their ids.
     */
    private static Passed through(List<UUID> fresh, Predicate<UUID> proposing, Consumer<UUID> taken) {
        UUID last = null;
        for (UUID each : fresh) {
            last = each;
            taken.accept(each);
            if (proposing.test(each)) {
                return new Passed(each, true);
            }
        }
        return new Passed(last, fresh.size() == AT_ONCE);
    }

    private Optional<Fresh> read(OpenTransaction tx, Watched what, UUID id) {
        scope.apply(tx, TheService.CALLER);
        return switch (what) {
            case CASE -> cases.find(tx, id).flatMap(stored -> ofCase(tx, stored.dispute()));
            case CLUE -> matters.find(tx, MatterKind.CLUE, id).flatMap(clue -> ofClue(tx, clue));
        };
    }

    /** A drill is no relapse of anything. */
    private Optional<Fresh> ofCase(OpenTransaction tx, DisputeCase dispute) {
        return dispute.mode() == CaseMode.ACTUAL
                ? reading.said(tx, dispute)
                        .map(said ->
                                new Fresh(Watched.CASE, dispute.id(), dispute.audience(), dispute.raisedAt(), said))
                : Optional.empty();
    }

    private Optional<Fresh> ofClue(OpenTransaction tx, Matter clue) {
        return clues.content(tx, clue.id())
                .map(content -> new Fresh(
                        Watched.CLUE,
                        clue.id(),
                        clue.audience(),
                        clue.openedAt(),
                        contents.open(clue.id(), content.sealed())));
    }

    /** Whether anything was proposed. */
    private boolean propose(OpenTransaction tx, Fresh fresh, Instant now) {
        int[] doors = contents.doors(fresh.said());
        if (doors.length == 0) {
            return false;
        }
        scope.apply(tx, TheService.CALLER);
        List<UUID> old = relapses.writtenOff(
                tx, doors, fresh.audience().area().subdistrict(), fresh.at().minus(back), fresh.at(), MOST_OLD);
        boolean proposed = false;
        for (UUID id : old) {
            // none is a relapse of itself, whatever the clocks said when it was closed
            proposed |= !id.equals(fresh.id()) && propose(tx, fresh, id, now);
        }
        return proposed;
    }

    private boolean propose(OpenTransaction tx, Fresh fresh, UUID id, Instant now) {
        scope.apply(tx, TheService.CALLER);
        Optional<StoredCase> locked = cases.findForUpdate(tx, id)
                .filter(stored -> stored.dispute().status() == CaseStatus.WRITTEN_OFF)
                .filter(stored -> stored.dispute().mode() == CaseMode.ACTUAL)
                .filter(stored -> mayKnow(stored.dispute().audience(), fresh.audience()));
        if (locked.isEmpty()) {
            return false;
        }
        DisputeCase old = locked.get().dispute();
        Set<Likeness> alike = reading.said(tx, old)
                .map(said -> Likeness.between(said, fresh.said()))
                .orElse(EnumSet.noneOf(Likeness.class));
        scope.apply(tx, TheService.CALLER);
        UUID proposal = EventEnvelope.newId();
        List<String> reasons = alike.stream().map(Enum::name).toList();
        // the numbers of the blind index only suggest it
        if (alike.isEmpty() || !relapses.propose(tx, proposal, id, fresh.what(), fresh.id(), reasons, now)) {
            return false;
        }
        CaseDecision.Done done = Ending.relapse(old, proposal, now);
        recorder.recordOwn(tx, locked.get(), done, now);
        LOG.info("case {} may have broken out again", old.number());
        return true;
    }

    /** Restriction is what it is about: in which grid of the subdistrict the new one lies is told by nothing but itself. */
    private static boolean mayKnow(Audience old, Audience fresh) {
        return old.mayKnowOf(new Audience(old.area(), fresh.departments(), fresh.restricted()));
    }
}
