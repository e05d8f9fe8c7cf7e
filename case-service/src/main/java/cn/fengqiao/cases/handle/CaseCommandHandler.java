package cn.fengqiao.cases.handle;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.Actor;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.MergeDecision;
import cn.fengqiao.cases.dispute.SignLimits;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.CaseCounters;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Proposal;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.cases.store.TimelineEntry;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.cases.view.CaseReader;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Outbox;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does commands on cases. The case is locked, decided on, and written with its line of the timeline, its counters and
 * its event in one transaction; the lock makes the order of commits the order of versions.
 */
@Component
class CaseCommandHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CaseCommandHandler.class);

    /** Under which the reading of persons in the answer is logged. */
    private static final String OPERATION = "cases.command";

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Timeline timeline;
    private final CaseCounters counters;
    private final Outbox outbox;
    private final CaseContents contents;
    private final CaseReader reader;
    private final CurrentClockBook clocks;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    CaseCommandHandler(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Timeline timeline,
            CaseCounters counters,
            Outbox outbox,
            CaseContents contents,
            CaseReader reader,
            CurrentClockBook clocks,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.timeline = timeline;
        this.counters = counters;
        this.outbox = outbox;
        this.contents = contents;
        this.reader = reader;
        this.clocks = clocks;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * Does {@code command} on the case if it still stands at {@code version}. A repeat of what the caller did last is
     * answered as the first time, and does nothing.
     */
    CommandOutcome handle(Caller caller, UUID id, long version, CaseCommand command) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return command instanceof CaseCommand.Merge merge
                    ? merge(tx, caller, id, version, merge)
                    : change(tx, caller, id, version, command);
        });
    }

    private CommandOutcome change(OpenTransaction tx, Caller caller, UUID id, long version, CaseCommand command) {
        Optional<StoredCase> found = cases.findForUpdate(tx, id);
        if (found.isEmpty()) {
            return notMine(tx, caller, id);
        }
        StoredCase stored = found.get();
        DisputeCase before = stored.dispute();
        if (before.version() != version) {
            return behind(tx, caller, stored, version, command);
        }
        if (unknownDepartment(command, before)) {
            return new CommandOutcome.NoSuchDepartment();
        }
        if (unknownType(command)) {
            return new CommandOutcome.NoSuchType();
        }
        Instant now = now();
        return switch (decide(before, Actors.of(caller), command, now)) {
            case CaseDecision.Refused refused -> refused(tx, caller, stored, refused.why());
            case CaseDecision.Done done -> {
                StoredCase next = decided(command, stored.as(done.next()));
                write(tx, caller, before, next, done.event(), remark(command), now);
                yield done(tx, caller, next);
            }
        };
    }

    private CommandOutcome merge(OpenTransaction tx, Caller caller, UUID id, long version, CaseCommand.Merge command) {
        // locked in the order of ids, so that two merges of the same pair do not wait for each other
        boolean first = id.compareTo(command.into()) <= 0;
        Optional<StoredCase> one = cases.findForUpdate(tx, first ? id : command.into());
        Optional<StoredCase> two =
                id.equals(command.into()) ? one : cases.findForUpdate(tx, first ? command.into() : id);
        Optional<StoredCase> asked = first ? one : two;
        Optional<StoredCase> other = first ? two : one;
        if (asked.isEmpty()) {
            return notMine(tx, caller, id);
        }
        DisputeCase before = asked.get().dispute();
        if (before.version() != version) {
            return behind(tx, caller, asked.get(), version, command);
        }
        if (other.isEmpty()) {
            return new CommandOutcome.OtherNotFound();
        }
        Instant now = now();
        return switch (before.merge(Actors.of(caller), other.get().dispute(), now)) {
            case MergeDecision.Refused refused -> refused(tx, caller, asked.get(), refused.why());
            case MergeDecision.Done done -> {
                StoredCase survivor = other.get().as(done.survivor());
                StoredCase gone = asked.get().as(done.gone());
                write(tx, caller, other.get().dispute(), survivor, done.absorbed(), Remark.NONE, now);
                write(tx, caller, before, gone, done.merged(), Remark.NONE, now);
                yield done(tx, caller, gone);
            }
        };
    }

    private CaseDecision decide(DisputeCase dispute, Actor actor, CaseCommand command, Instant now) {
        var limits = new SignLimits(clocks.get());
        return switch (command) {
            case CaseCommand.Accept accept -> dispute.accept(actor, accept.type(), now);
            case CaseCommand.Assign assign -> dispute.assign(actor, assign.department(), now, limits);
            case CaseCommand.Sign sign -> dispute.sign(actor, now);
            case CaseCommand.Return giveBack -> dispute.giveBack(actor, now);
            case CaseCommand.HandOver handOver -> dispute.handOver(actor, handOver.department(), now, limits);
            case CaseCommand.ShareAccept accept -> dispute.acceptShare(actor, now);
            case CaseCommand.ShareReject reject -> dispute.rejectShare(actor, now);
            case CaseCommand.ShareDone done -> dispute.finishShare(actor, now);
            case CaseCommand.Merge merge -> throw new IllegalStateException("a merge is decided over two cases");
        };
    }

    private boolean unknownDepartment(CaseCommand command, DisputeCase dispute) {
        Department named = switch (command) {
            case CaseCommand.Assign assign -> assign.department();
            case CaseCommand.HandOver handOver -> handOver.department();
            case CaseCommand.Accept c -> null;
            case CaseCommand.Sign c -> null;
            case CaseCommand.Return c -> null;
            case CaseCommand.Merge c -> null;
            case CaseCommand.ShareAccept c -> null;
            case CaseCommand.ShareReject c -> null;
            case CaseCommand.ShareDone c -> null;
        };
        return named != null && !vocabulary.get().departmentsOf(dispute.area()).contains(named);
    }

    private boolean unknownType(CaseCommand command) {
        return command instanceof CaseCommand.Accept(String type)
                && type != null
                && !vocabulary.get().knows(CodeSystem.DISPUTE_TYPE, type);
    }

    /** A person said it: what a machine had proposed is no longer an open question. */
    private static StoredCase decided(CaseCommand command, StoredCase next) {
        return switch (command) {
            case CaseCommand.Accept(String type) -> type == null ? next : next.decided(Proposal.Field.TYPE);
            case CaseCommand.Assign c -> next.decided(Proposal.Field.DEPARTMENT);
            case CaseCommand.HandOver c -> next.decided(Proposal.Field.DEPARTMENT);
            case CaseCommand.Sign c -> next;
            case CaseCommand.Return c -> next;
            case CaseCommand.Merge c -> next;
            case CaseCommand.ShareAccept c -> next;
            case CaseCommand.ShareReject c -> next;
            case CaseCommand.ShareDone c -> next;
        };
    }

    private void write(
            OpenTransaction tx,
            Caller caller,
            DisputeCase before,
            StoredCase next,
            CaseEvent event,
            Remark remark,
            Instant now) {
        DisputeCase after = next.dispute();
        cases.save(tx, next, before.version());
        timeline.append(
                tx,
                after.id(),
                new Timeline.Line(
                        after.version(),
                        now,
                        entry(event),
                        caller.subject(),
                        caller.name(),
                        caller.department(),
                        directedAt(event),
                        joined(event),
                        contents.sealRemark(after.id(), remark)));
        counters.moved(tx, before, after);
        outbox.append(
                tx, EventEnvelope.mint(RaiseCaseHandler.SOURCE, after.id(), now, after.version(), null, null, event));
    }

    /** The database gives a case for change only to a department that is on it; others may know that it exists. */
    private CommandOutcome notMine(OpenTransaction tx, Caller caller, UUID id) {
        return cases.find(tx, id)
                .map(stored -> refused(tx, caller, stored, new CaseRejection.NotOnCase(caller.department())))
                .orElseGet(CommandOutcome.NotFound::new);
    }

    private CommandOutcome done(OpenTransaction tx, Caller caller, StoredCase stored) {
        DisputeCase now = stored.dispute();
        try (var line = CaseInLog.of(now.number())) {
            LOG.info("case {} is {} at version {}", now.number(), now.status(), now.version());
        }
        return reader.show(tx, caller, stored, OPERATION)
                .<CommandOutcome>map(view -> new CommandOutcome.Done(view, false))
                .orElseGet(CommandOutcome.NotFound::new);
    }

    /** The case has moved on: by this very command, whose answer was lost, or by somebody else's. */
    private CommandOutcome behind(
            OpenTransaction tx, Caller caller, StoredCase stored, long version, CaseCommand command) {
        boolean repeated = repeated(tx, caller, stored, version, command);
        return reader.show(tx, caller, stored, OPERATION)
                .<CommandOutcome>map(
                        view -> repeated ? new CommandOutcome.Done(view, true) : new CommandOutcome.Stale(view))
                .orElseGet(CommandOutcome.NotFound::new);
    }

    private boolean repeated(OpenTransaction tx, Caller caller, StoredCase stored, long version, CaseCommand command) {
        byte[] sealed = stored.sealed();
        return stored.dispute().version() == version + 1
                && timeline.lines(tx, stored.id(), version, 1).stream()
                        .anyMatch(last -> Repeated.is(
                                command,
                                caller,
                                stored,
                                last,
                                contents.openRemark(stored.id(), last.sealed()),
                                sealed == null ? null : contents.open(stored.id(), sealed)));
    }

    private CommandOutcome refused(OpenTransaction tx, Caller caller, StoredCase stored, CaseRejection why) {
        return new CommandOutcome.Refused(
                why,
                stored.dispute().status(),
                reader.show(tx, caller, stored, OPERATION).orElse(null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Remark remark(CaseCommand command) {
        return switch (command) {
            case CaseCommand.Assign assign -> new Remark(null, assign.note());
            case CaseCommand.Return giveBack -> new Remark(giveBack.reason(), null);
            case CaseCommand.HandOver handOver -> new Remark(handOver.reason(), null);
            case CaseCommand.ShareReject reject -> new Remark(reject.reason(), null);
            case CaseCommand.ShareDone done -> new Remark(null, done.note());
            case CaseCommand.Accept c -> Remark.NONE;
            case CaseCommand.Sign c -> Remark.NONE;
            case CaseCommand.Merge c -> Remark.NONE;
            case CaseCommand.ShareAccept c -> Remark.NONE;
        };
    }

    private static TimelineEntry entry(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Registered e -> TimelineEntry.REGISTERED;
            case CaseEvent.Accepted e -> TimelineEntry.ACCEPTED;
            case CaseEvent.Assigned e -> TimelineEntry.ASSIGNED;
            case CaseEvent.Signed e -> TimelineEntry.SIGNED;
            case CaseEvent.Returned e -> TimelineEntry.RETURNED;
            case CaseEvent.HandedOver e -> TimelineEntry.HANDED_OVER;
            case CaseEvent.ShareAccepted e -> TimelineEntry.SHARE_ACCEPTED;
            case CaseEvent.ShareRejected e -> TimelineEntry.SHARE_REJECTED;
            case CaseEvent.ShareDone e -> TimelineEntry.SHARE_DONE;
            case CaseEvent.Merged e -> TimelineEntry.MERGED;
            case CaseEvent.Absorbed e -> TimelineEntry.ABSORBED;
            case CaseEvent.Relocated e -> throw new IllegalStateException("no command relocates a case");
        };
    }

    private static @Nullable Department directedAt(CaseEvent event) {
        return event instanceof CaseEvent.Assigned assigned
                ? assigned.to()
                : event instanceof CaseEvent.HandedOver handedOver ? handedOver.to() : null;
    }

    private static @Nullable UUID joined(CaseEvent event) {
        return event instanceof CaseEvent.Merged merged
                ? merged.survivor()
                : event instanceof CaseEvent.Absorbed absorbed ? absorbed.merged() : null;
    }
}
