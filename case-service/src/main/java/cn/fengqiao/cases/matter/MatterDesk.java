package cn.fengqiao.cases.matter;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.Problem;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens, changes and reads what is kept beside the cases. A change is decided on the locked matter, and its tables, its
 * line of the history and its event are written in one transaction.
 *
 * <p>Guarantees: a request that comes again, under its key or on the version it was decided on, does nothing and is
 * answered as the first time; of two changes decided on the same version one is told that it is late; facts of one matter
 * are counted without a gap in the order of their commits.
 */
public final class MatterDesk {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Transactions transactions;
    private final CallerScope scope;
    private final Matters matters;
    private final Outbox outbox;
    private final CaseContents contents;
    private final RequestDigest digests;
    private final InstantSource clock;

    public MatterDesk(
            Transactions transactions,
            CallerScope scope,
            Matters matters,
            Outbox outbox,
            CaseContents contents,
            RequestDigest digests,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.matters = matters;
        this.outbox = outbox;
        this.contents = contents;
        this.digests = digests;
        this.clock = clock;
    }

    /** Writes what is particular of a matter that was just opened and says the first fact. */
    @FunctionalInterface
    public interface FirstFact {
        MatterFact write(OpenTransaction tx, Matter matter, Instant now);
    }

    /** Decides on the locked matter; what it refuses it has not begun to write. */
    @FunctionalInterface
    public interface Change {
        MatterDecision decide(OpenTransaction tx, Matter matter, Instant now);
    }

    /** Works on a locked matter whatever its version. */
    @FunctionalInterface
    public interface Work<T> {
        T on(OpenTransaction tx, Matter matter);
    }

    /** Shows a matter to the caller. */
    @FunctionalInterface
    public interface Show<T> {
        T show(OpenTransaction tx, Matter matter, CaseAccess access);
    }

    /**
     * Opens a matter.
     *
     * @param check what stands against it; not asked of a repeat, which was answered once
     */
    public MatterOutcome open(
            Caller caller, NewMatter wanted, Function<OpenTransaction, Optional<Problem>> check, FirstFact first) {
        byte[] digest = digest(wanted.kind().name(), wanted.request());
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return opened(tx, caller, wanted, digest, check, first);
        });
    }

    /** Opens a matter as part of a larger transaction whose scope is applied; what stands against it was looked at. */
    public MatterOutcome openWithin(OpenTransaction tx, Caller caller, NewMatter wanted, FirstFact first) {
        tx.requireOpen();
        byte[] digest = digest(wanted.kind().name(), wanted.request());
        return opened(tx, caller, wanted, digest, open -> Optional.empty(), first);
    }

    private MatterOutcome opened(
            OpenTransaction tx,
            Caller caller,
            NewMatter wanted,
            byte[] digest,
            Function<OpenTransaction, Optional<Problem>> check,
            FirstFact first) {
        Optional<MatterOutcome> before = openedBefore(tx, caller, wanted, digest);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Problem> problem = check.apply(tx);
        if (problem.isPresent()) {
            return new MatterOutcome.Refused(problem.get());
        }
        Instant now = now();
        var matter = new Matter(
                EventEnvelope.newId(),
                wanted.kind(),
                wanted.area(),
                wanted.departments(),
                wanted.lead(),
                wanted.restricted(),
                1,
                now,
                now);
        if (!matters.open(tx, caller, matter, wanted.key(), digest)) {
            return openedBefore(tx, caller, wanted, digest).orElseGet(MatterOutcome.NotFound::new);
        }
        MatterFact fact = first.write(tx, matter, now);
        say(tx, caller, fact, matter, digest, now);
        return new MatterOutcome.Done(matter, false);
    }

    /**
     * Changes a matter that still stands at {@code version}.
     *
     * @param operation the {@code operationId}; with {@code request} it tells a repeat
     */
    public MatterOutcome change(
            Caller caller, MatterKind kind, UUID id, long version, String operation, Object request, Change change) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<Matter> found = matters.findForUpdate(tx, kind, id);
            if (found.isEmpty()) {
                return matters.find(tx, kind, id).isPresent()
                        ? new MatterOutcome.NotTheirs()
                        : new MatterOutcome.NotFound();
            }
            Matter matter = found.get();
            byte[] digest = digest(operation, request);
            if (matter.version() != version) {
                return repeated(tx, caller, matter, version, digest)
                        ? new MatterOutcome.Done(matter, true)
                        : new MatterOutcome.Stale(matter);
            }
            return changed(tx, caller, matter, digest, change);
        });
    }

    /**
     * Works on what belongs to a matter and has a version or key of its own, such as visits of a campaign. The matter is
     * locked; what becomes true of it is said with {@link #changeWithin}.
     *
     * @param which finds the matter, in the caller's scope
     * @param none answers when there is none the caller may work on
     */
    public <T> T work(
            Caller caller,
            MatterKind kind,
            Function<OpenTransaction, Optional<UUID>> which,
            Function<MatterOutcome, T> none,
            Work<T> work) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<UUID> id = which.apply(tx);
            if (id.isEmpty()) {
                return none.apply(new MatterOutcome.NotFound());
            }
            Optional<Matter> locked = matters.findForUpdate(tx, kind, id.get());
            if (locked.isPresent()) {
                return work.on(tx, locked.get());
            }
            return none.apply(
                    matters.find(tx, kind, id.get()).isPresent()
                            ? new MatterOutcome.NotTheirs()
                            : new MatterOutcome.NotFound());
        });
    }

    /** Changes a matter as part of a larger transaction whose scope is applied; for jobs and listeners. */
    public MatterOutcome changeWithin(
            OpenTransaction tx, Caller caller, Matter locked, String operation, Object request, Change change) {
        tx.requireOpen();
        return changed(tx, caller, locked, digest(operation, request), change);
    }

    /** Shows a matter the caller may know of; empty when they may not, or when there is none. */
    public <T> Optional<T> read(Caller caller, MatterKind kind, UUID id, Show<T> show) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return show(tx, caller, kind, id, show);
        });
    }

    /** The same as part of a larger transaction in the caller's scope. */
    public <T> Optional<T> show(OpenTransaction tx, Caller caller, MatterKind kind, UUID id, Show<T> show) {
        tx.requireOpen();
        return matters.find(tx, kind, id).flatMap(matter -> {
            CaseAccess access = access(caller, matter);
            return access.existenceKnown() ? Optional.of(show.show(tx, matter, access)) : Optional.empty();
        });
    }

    /** Runs a query of the caller's, such as a page of a list. */
    public <T> T list(Caller caller, Function<OpenTransaction, T> query) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return query.apply(tx);
        });
    }

    /** What the policy lets the caller see of it. */
    public static CaseAccess access(Caller caller, Matter matter) {
        return CasePolicy.decide(caller, matter.audience(), matter.lead());
    }

    /** Part of a history, oldest first; the caller's access was checked. */
    public MatterHistory history(OpenTransaction tx, UUID id, long after, int limit) {
        List<Matters.Line> lines = matters.lines(tx, id, after, limit + 1);
        List<MatterHistory.Step> steps =
                lines.stream().limit(limit).map(line -> step(id, line)).toList();
        return new MatterHistory(steps, lines.size() > limit ? steps.getLast().version() : null);
    }

    private MatterHistory.Step step(UUID id, Matters.Line line) {
        var remark = contents.openRemark(id, line.sealed());
        return new MatterHistory.Step(
                line.version(),
                line.at(),
                line.what(),
                line.whatName(),
                line.byName(),
                line.byDepartment(),
                remark.reason(),
                remark.note());
    }

    private MatterOutcome changed(OpenTransaction tx, Caller caller, Matter matter, byte[] digest, Change change) {
        Instant now = now();
        return switch (change.decide(tx, matter, now)) {
            case MatterDecision.Refused refused -> new MatterOutcome.Refused(refused.why());
            case MatterDecision.Done done -> {
                Matter next = done.fact().matter().next(now);
                matters.save(tx, next, matter.version());
                say(tx, caller, done.fact(), next, digest, now);
                yield new MatterOutcome.Done(next, false);
            }
        };
    }

    private void say(OpenTransaction tx, Caller caller, MatterFact fact, Matter matter, byte[] digest, Instant now) {
        matters.append(
                tx,
                matter.id(),
                new Matters.Line(
                        matter.version(),
                        now,
                        fact.step().name(),
                        fact.step().zh(),
                        caller.subject(),
                        caller.name(),
                        caller.department(),
                        digest,
                        contents.sealRemark(matter.id(), fact.remark())));
        outbox.append(
                tx,
                EventEnvelope.mint(
                        RaiseCaseHandler.SOURCE, matter.id(), now, matter.version(), null, null, fact.event()));
    }

    private Optional<MatterOutcome> openedBefore(OpenTransaction tx, Caller caller, NewMatter wanted, byte[] digest) {
        return matters.opened(tx, caller, wanted.kind(), wanted.key())
                .map(first -> MessageDigest.isEqual(first.digest(), digest)
                        ? new MatterOutcome.Done(first.matter(), true)
                        : new MatterOutcome.OtherContent());
    }

    /**
     * Whether the fact that led to {@code version} was this very request of this caller; for what belongs to a matter and
     * has keys or versions of its own.
     */
    public boolean said(OpenTransaction tx, Caller caller, UUID id, long version, String operation, Object request) {
        return said(tx, caller, id, version, digest(operation, request));
    }

    private boolean repeated(OpenTransaction tx, Caller caller, Matter matter, long version, byte[] digest) {
        return matter.version() == version + 1 && said(tx, caller, matter.id(), matter.version(), digest);
    }

    private boolean said(OpenTransaction tx, Caller caller, UUID id, long version, byte[] digest) {
        return matters.lines(tx, id, version - 1, 1).stream()
                .anyMatch(line -> line.bySubject().equals(caller.subject())
                        && line.byDepartment().equals(caller.department())
                        && MessageDigest.isEqual(line.digest(), digest));
    }

    private byte[] digest(String operation, Object request) {
        return digests.of(operation, JSON.writeValueAsBytes(request));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
