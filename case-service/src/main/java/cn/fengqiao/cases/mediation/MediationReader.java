package cn.fengqiao.cases.mediation;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Operations;
import cn.fengqiao.cases.dispute.Actor;
import cn.fengqiao.cases.mediating.MediationAction;
import cn.fengqiao.cases.mediating.Standing;
import cn.fengqiao.cases.mediation.MediationView.StepView;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.DocumentClasses;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.cases.view.RejectionWords;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads mediations for a caller; what they read of persons is logged. */
@Component
class MediationReader {

    /** As many as a list shows; a case that was mediated more often is none that a list explains. */
    private static final int MOST_ENDED = 50;

    private static final int MOST_DOCUMENTS = 200;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final Mediations mediations;
    private final Standings standings;
    private final Papermaker papers;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;
    private final MediationSettings settings;
    private final InstantSource clock;

    MediationReader(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            Mediations mediations,
            Standings standings,
            Papermaker papers,
            PersonalReads reads,
            CurrentVocabulary vocabulary,
            MediationSettings settings,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.mediations = mediations;
        this.standings = standings;
        this.papers = papers;
        this.reads = reads;
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers about a case the caller may look into. */
    @FunctionalInterface
    interface Answering {
        ResponseEntity<?> about(OpenTransaction tx, StoredCase stored, CaseAccess access);
    }

    /**
     * Answers if the caller may see all these classes of the case.
     *
     * @param operation what persons are read for, for the log
     */
    ResponseEntity<?> read(UUID id, String operation, Set<FieldClass> needed, Answering answering) {
        return enter(id, needed, (tx, stored, access) -> {
            log(tx, stored, access, access.visible(), operation);
            return answering.about(tx, stored, access);
        });
    }

    /** The same where {@code answering} knows what it shows, and logs it. */
    ResponseEntity<?> enter(UUID id, Set<FieldClass> needed, Answering answering) {
        Caller caller = CurrentCaller.get();
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<StoredCase> found =
                    cases.find(tx, id).filter(stored -> access(caller, stored).existenceKnown());
            if (found.isEmpty()) {
                return notFound().response();
            }
            CaseAccess access = access(caller, found.get());
            return only(needed, access, () -> answering.about(tx, found.get(), access));
        });
    }

    /** @param shown what the answer contains */
    void log(OpenTransaction tx, StoredCase stored, CaseAccess access, Set<FieldClass> shown, String operation) {
        reads.record(tx, stored.id(), shown, operation, access.standing().name());
    }

    /** Answers only if all these classes are shown. */
    ResponseEntity<?> only(Set<FieldClass> needed, CaseAccess access, Supplier<ResponseEntity<?>> answer) {
        return DocumentClasses.hidden(access, needed)
                .<ResponseEntity<?>>map(field -> NotVisible.of(access, field).response())
                .orElseGet(answer);
    }

    static Problem notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "未找到", "there is no such thing");
    }

    MediationView view(OpenTransaction tx, Caller caller, StoredCase stored, CaseAccess access) {
        Instant now = clock.instant();
        Standing standing = standings.of(tx, stored);
        List<CaseDocument> made = papers.made(tx, stored.id(), MOST_DOCUMENTS);
        var views = new MediationViews(settings, vocabulary.get(), access, now);
        return views.view(
                stored,
                standing,
                mediations.investigations(tx, stored.id()),
                mediations.ended(tx, stored.id(), MOST_ENDED),
                made,
                actions(caller, stored, standing, now));
    }

    private List<StepView> actions(Caller caller, StoredCase stored, Standing standing, Instant now) {
        Vocabulary words = vocabulary.get();
        Actor actor = Actors.of(caller);
        return Arrays.stream(MediationAction.values())
                .map(action -> {
                    Optional<String> reason = Operations.allows(caller, action.operationId())
                            ? stored.dispute()
                                    .refusal(action.onCase(), actor)
                                    .map(new RejectionWords(words)::chinese)
                                    .or(() -> action.against(standing, now).map(MediationProblems::chinese))
                                    .or(() -> notTheirs(action, caller))
                            : Optional.of("您的岗位不能" + action.zh());
                    return new StepView(
                            action,
                            action.zh(),
                            reason.isEmpty(),
                            reason.orElse(null),
                            "POST",
                            "/api/cases/" + stored.id() + "/mediation/" + action.path());
                })
                .toList();
    }

    private Optional<String> notTheirs(MediationAction action, Caller caller) {
        return action == MediationAction.FLAG_VIOLENCE && !settings.mayFlag(caller.department())
                ? Optional.of("请联系公安、社区或妇联标记")
                : Optional.empty();
    }

    private static CaseAccess access(Caller caller, StoredCase stored) {
        return CaseViews.access(caller, stored.dispute());
    }
}
