package cn.fengqiao.cases.act;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.MergeDecision;
import cn.fengqiao.cases.dispute.Merging;
import cn.fengqiao.cases.dispute.Safeguarding;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.protecting.Protecting;
import cn.fengqiao.cases.protecting.Protection;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.store.Protections;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.cases.view.CaseReader;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.Problem;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what is asked of cases. The case is locked, decided on, and written with its lines of the timeline, its counters
 * and its events in one transaction; the lock makes the order of commits the order of versions.
 *
 * <p>Guarantees: a repeat of what the caller did last is answered as the first time, and does nothing; of two acts
 * decided on the same version one is told that it is late.
 */
public final class CaseActs {

    private static final Logger LOG = LoggerFactory.getLogger(CaseActs.class);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Under which the reading of persons in the answer is logged. */
    private static final String READING = "cases.command";

    /** No act says more facts than this. */
    private static final int MOST_FACTS = 4;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Timeline timeline;
    private final Promises promises;
    private final CaseRecorder recorder;
    private final Protections protections;
    private final CaseReader reader;
    private final RequestDigest digests;
    private final CurrentClockBook book;
    private final InstantSource clock;

    public CaseActs(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Timeline timeline,
            Promises promises,
            CaseRecorder recorder,
            Protections protections,
            CaseReader reader,
            RequestDigest digests,
            CurrentClockBook book,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.timeline = timeline;
        this.promises = promises;
        this.recorder = recorder;
        this.protections = protections;
        this.reader = reader;
        this.digests = digests;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Does what is asked on the case if it still stands at {@code version}.
     *
     * @param making makes the act when the case is locked, so that it may depend on more than the case
     */
    public ActOutcome act(Caller caller, UUID id, long version, Making making) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<StoredCase> found = cases.findForUpdate(tx, id);
            return found.isEmpty()
                    ? notTheirs(tx, caller, id)
                    : act(tx, caller, found.get(), version, making.of(tx, found.get()));
        });
    }

    /** Makes an act of what stands beside a locked case. Its operation and request do not depend on that. */
    @FunctionalInterface
    public interface Making {
        CaseAct of(OpenTransaction tx, StoredCase stored);
    }

    private ActOutcome act(OpenTransaction tx, Caller caller, StoredCase stored, long version, CaseAct act) {
        DisputeCase before = stored.dispute();
        byte[] digest = digest(act.operation(), act.request());
        if (before.version() != version) {
            return behind(tx, caller, stored, version, digest);
        }
        Acting by = acting(caller);
        Optional<Problem> inadmissible = act.admissible().problem(tx, stored, by);
        if (inadmissible.isPresent()) {
            return inadmissible(tx, caller, stored, inadmissible.get());
        }
        return switch (act.decide().decide(before, by)) {
            case CaseDecision.Refused refused -> refused(tx, caller, stored, refused.why());
            case CaseDecision.Done done -> {
                Optional<Problem> guarded = act.guard().problem(tx, stored, by);
                if (guarded.isPresent()) {
                    yield inadmissible(tx, caller, stored, guarded.get());
                }
                StoredCase next = stored.as(done.next());
                if (act.settles() != null) {
                    next = next.decided(act.settles());
                }
                if (act.says() != null) {
                    next = next.saying(act.says());
                }
                var said = new CaseRecorder.Said(act.remark(), act.about(), digest);
                recorder.record(tx, caller, before, next, done.events(), said, by.at());
                act.beside().write(tx, done.next(), by);
                yield done(tx, caller, next);
            }
        };
    }

    /** Merges the case into an older one. */
    public ActOutcome merge(Caller caller, UUID id, long version, UUID into, String operation, Object request) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return merge(tx, caller, id, version, into, digest(operation, request));
        });
    }

    private ActOutcome merge(OpenTransaction tx, Caller caller, UUID id, long version, UUID into, byte[] digest) {
        // locked in the order of ids, so that two merges of the same pair do not wait for each other
        boolean first = id.compareTo(into) <= 0;
        Optional<StoredCase> one = cases.findForUpdate(tx, first ? id : into);
        Optional<StoredCase> two = id.equals(into) ? one : cases.findForUpdate(tx, first ? into : id);
        Optional<StoredCase> asked = first ? one : two;
        Optional<StoredCase> other = first ? two : one;
        if (asked.isEmpty()) {
            return notTheirs(tx, caller, id);
        }
        DisputeCase before = asked.get().dispute();
        if (before.version() != version) {
            return behind(tx, caller, asked.get(), version, digest);
        }
        if (other.isEmpty()) {
            return new ActOutcome.OtherNotFound();
        }
        Acting by = acting(caller);
        return switch (Merging.merge(before, by, other.get().dispute())) {
            case MergeDecision.Refused refused -> refused(tx, caller, asked.get(), refused.why());
            case MergeDecision.Done done -> {
                StoredCase survivor = other.get().as(protectingBoth(tx, id, done.survivor(), by));
                StoredCase gone = asked.get().as(Safeguarding.watching(done.gone(), List.of(), by.at(), by.book()));
                var said = new CaseRecorder.Said(Remark.NONE, null, digest);
                recorder.record(tx, caller, other.get().dispute(), survivor, List.of(done.absorbed()), said, by.at());
                promises.follow(tx, gone.id(), survivor.id());
                recorder.record(tx, caller, before, gone, List.of(done.merged()), said, by.at());
                protections.move(tx, id, into);
                yield done(tx, caller, gone);
            }
        };
    }

    /** Whoever was protected on the case that is gone is protected on the one it lives on in, with the same clocks. */
    private DisputeCase protectingBoth(OpenTransaction tx, UUID gone, DisputeCase survivor, Acting by) {
        List<Protection> joined = protections.of(tx, gone);
        if (joined.isEmpty()) {
            return survivor;
        }
        List<Protection> all = Stream.concat(protections.of(tx, survivor.id()).stream(), joined.stream())
                .toList();
        return Safeguarding.watching(survivor, Protecting.watched(all), by.at(), by.book());
    }

    private Acting acting(Caller caller) {
        return new Acting(Actors.of(caller), clock.instant().truncatedTo(ChronoUnit.MICROS), book.get());
    }

    /** The database gives a case for change only to a department that is on it; others may know that it exists. */
    private ActOutcome notTheirs(OpenTransaction tx, Caller caller, UUID id) {
        return cases.find(tx, id)
                .map(stored -> refused(tx, caller, stored, new CaseRejection.NotOnCase(caller.department())))
                .orElseGet(ActOutcome.NotFound::new);
    }

    private ActOutcome done(OpenTransaction tx, Caller caller, StoredCase stored) {
        DisputeCase now = stored.dispute();
        try (var line = CaseInLog.of(now.number())) {
            LOG.info("case {} is {} at version {}", now.number(), now.status(), now.version());
        }
        return reader.show(tx, caller, stored, READING)
                .<ActOutcome>map(view -> new ActOutcome.Done(view, false))
                .orElseGet(ActOutcome.NotFound::new);
    }

    /** The case has moved on: by this very act, whose answer was lost, or by somebody else's. */
    private ActOutcome behind(OpenTransaction tx, Caller caller, StoredCase stored, long version, byte[] digest) {
        boolean repeated = repeated(tx, caller, stored, version, digest);
        return reader.show(tx, caller, stored, READING)
                .<ActOutcome>map(view -> repeated ? new ActOutcome.Done(view, true) : new ActOutcome.Stale(view))
                .orElseGet(ActOutcome.NotFound::new);
    }

    private boolean repeated(OpenTransaction tx, Caller caller, StoredCase stored, long version, byte[] digest) {
        long facts = stored.dispute().version() - version;
        if (facts < 1 || facts > MOST_FACTS) {
            return false;
        }
        List<Timeline.Line> lines = timeline.lines(tx, stored.id(), version, MOST_FACTS);
        return lines.size() == facts && lines.stream().allMatch(line -> done(line, caller, digest));
    }

    private static boolean done(Timeline.Line line, Caller caller, byte[] digest) {
        byte[] written = line.digest();
        return written != null
                && line.bySubject().equals(caller.subject())
                && line.byDepartment().equals(caller.department())
                && MessageDigest.isEqual(written, digest);
    }

    private ActOutcome refused(OpenTransaction tx, Caller caller, StoredCase stored, CaseRejection why) {
        return new ActOutcome.Refused(why, stored.dispute().status(), current(tx, caller, stored));
    }

    private ActOutcome inadmissible(OpenTransaction tx, Caller caller, StoredCase stored, Problem why) {
        return new ActOutcome.Inadmissible(why, stored.dispute().status(), current(tx, caller, stored));
    }

    private @Nullable CaseView current(OpenTransaction tx, Caller caller, StoredCase stored) {
        return reader.show(tx, caller, stored, READING).orElse(null);
    }

    private byte[] digest(String operation, Object request) {
        return digests.of(operation, JSON.writeValueAsBytes(request));
    }
}
