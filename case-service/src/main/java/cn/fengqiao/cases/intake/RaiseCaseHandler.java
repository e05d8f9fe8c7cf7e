package cn.fengqiao.cases.intake;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.store.CaseNumbers;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.NewCase;
import cn.fengqiao.cases.store.Proposal;
import cn.fengqiao.cases.store.RaiseStatement;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.Doorbell;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.OutboxRow;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises cases, whatever channel they come through. A case that was raised is durable, and its event is in the ledger;
 * repeating the request under the same key never raises a second one.
 */
public final class RaiseCaseHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RaiseCaseHandler.class);

    /** Who says the events of this service. */
    public static final String SOURCE = "/case-service";

    private final CurrentVocabulary vocabulary;
    private final CurrentClockBook book;
    private final CaseContents contents;
    private final CaseNumbers numbers;
    private final RaiseStatement statement;
    private final Cases cases;
    private final Transactions transactions;
    private final CallerScope scope;
    private final Doorbell doorbell;
    private final InstantSource clock;

    public RaiseCaseHandler(
            CurrentVocabulary vocabulary,
            CurrentClockBook book,
            CaseContents contents,
            CaseNumbers numbers,
            RaiseStatement statement,
            Cases cases,
            Transactions transactions,
            CallerScope scope,
            Doorbell doorbell,
            InstantSource clock) {
        this.vocabulary = vocabulary;
        this.book = book;
        this.contents = contents;
        this.numbers = numbers;
        this.statement = statement;
        this.cases = cases;
        this.transactions = transactions;
        this.scope = scope;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /**
     * Raises a case in the caller's name. Only what was never raised can be refused: a request that was answered once gets
     * that answer, although a code or a place that it names is no longer valid today.
     *
     * @param key the caller's own; two callers may use the same
     */
    public RaiseOutcome raise(Caller caller, String key, RaiseCase request) {
        List<FieldRefusal> refusals = check(caller, request);
        if (!refusals.isEmpty()) {
            return transactions.inTransaction(tx -> raisedBefore(tx, caller, key)
                    ? first(tx, caller, key, request)
                    : new RaiseOutcome.Invalid(refusals));
        }
        DisputeCase dispute = raised(caller, request);
        if (statement.write(row(caller, key, request, Remark.NONE, List.of(), dispute))) {
            // the statement commits by itself, outside of the transactions that tell the relay
            doorbell.ring();
            try (var line = CaseInLog.of(dispute.number())) {
                LOG.info("case {} raised by {}", dispute.number(), dispute.raisedBy());
            }
            return new RaiseOutcome.Raised(dispute, request);
        }
        return transactions.inTransaction(tx -> first(tx, caller, key, request));
    }

    /** Asked as the service, because the caller's sight may have become narrower; nothing of the case is shown. */
    private boolean raisedBefore(OpenTransaction tx, Caller caller, String key) {
        scope.apply(tx, TheService.CALLER);
        return cases.findByKey(tx, caller.department(), caller.subject(), key).isPresent();
    }

    private RaiseOutcome first(OpenTransaction tx, Caller caller, String key, RaiseCase request) {
        scope.apply(tx, caller);
        return cases.findByKey(tx, caller.department(), caller.subject(), key)
                .map(first -> repeated(first, request))
                .orElseGet(RaiseOutcome.OutOfSight::new);
    }

    /** Everything that is wrong with a request, without raising anything. */
    public List<FieldRefusal> check(Caller caller, RaiseCase request) {
        return IntakeRules.check(request, caller, vocabulary.get(), clock.instant());
    }

    /**
     * Raises a case that was checked, as part of a larger transaction. The caller's scope is set by this.
     *
     * @param remark goes to the first line of the timeline
     * @param proposals what a machine proposed
     * @return the case, or empty when the key was used before
     */
    public Optional<DisputeCase> raiseWithin(
            OpenTransaction tx, Caller caller, String key, RaiseCase request, Remark remark, List<Proposal> proposals) {
        tx.requireOpen();
        DisputeCase dispute = raised(caller, request);
        return statement.write(row(caller, key, request, remark, proposals, dispute))
                ? Optional.of(dispute)
                : Optional.empty();
    }

    private DisputeCase raised(Caller caller, RaiseCase request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<Department> departments = request.departments() == null
                ? vocabulary.get().departmentsOf(request.area())
                : new TreeSet<>(request.departments());
        return DisputeCase.raised(
                        EventEnvelope.newId(),
                        numbers.next(request.area(), now),
                        request.type(),
                        request.source(),
                        request.area(),
                        caller.department(),
                        departments,
                        Boolean.TRUE.equals(request.restricted()),
                        request.mode() == null ? CaseMode.ACTUAL : request.mode(),
                        now,
                        request.foundAt() == null ? now : request.foundAt().truncatedTo(ChronoUnit.MICROS))
                .started(book.get());
    }

    private NewCase row(
            Caller caller,
            String key,
            RaiseCase request,
            Remark remark,
            List<Proposal> proposals,
            DisputeCase dispute) {
        UUID id = dispute.id();
        var fact = new CaseEvent.Registered(
                dispute.audience(),
                dispute.status(),
                dispute.number(),
                dispute.type(),
                dispute.source(),
                dispute.raisedBy(),
                request.headcount(),
                request.answers() == null ? Map.of() : request.answers(),
                contents.placeKey(request),
                dispute.foundAt(),
                dispute.mode());
        var event = EventEnvelope.mint(SOURCE, id, dispute.raisedAt(), 1, null, null, fact);
        return new NewCase(
                caller,
                key,
                dispute,
                request.scale(),
                request.headcount(),
                request.externalRef(),
                proposals,
                contents.seal(id, request),
                contents.grams(request, CaseContents.publicTexts(dispute, vocabulary.get())),
                contents.place(request),
                contents.sealRemark(id, remark),
                OutboxRow.of(event));
    }

    private RaiseOutcome repeated(StoredCase first, RaiseCase request) {
        byte[] sealed = first.sealed();
        if (sealed == null) {
            return new RaiseOutcome.OutOfSight();
        }
        RaiseCase original = contents.open(first.id(), sealed);
        String difference = original.firstDifference(request);
        return difference == null
                ? new RaiseOutcome.Replayed(atFirst(first.dispute()), original)
                : new RaiseOutcome.Conflict(difference);
    }

    /** The case as it was answered when it was raised: everything that a first answer shows never changes afterwards. */
    private DisputeCase atFirst(DisputeCase now) {
        return DisputeCase.raised(
                        now.id(),
                        now.number(),
                        now.type(),
                        now.source(),
                        now.area(),
                        now.raisedBy(),
                        now.shares().stream()
                                .filter(share -> share.since() == 1)
                                .map(Share::department)
                                .collect(Collectors.toSet()),
                        now.restricted(),
                        now.mode(),
                        now.raisedAt(),
                        now.foundAt())
                .started(book.get());
    }
}
