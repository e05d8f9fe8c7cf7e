package cn.fengqiao.cases.hints;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.store.SimilarCases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has this been reported before? Asked on every pause of typing, so everything about it is bounded. */
@Component
class DuplicateHints {

    private static final int MOST = 10;
    private static final int MOST_LOOKED_AT = 40;

    /** The same door or phone is the same dispute for longer than the same kind of thing in the same grid. */
    private static final Duration SAME_DOOR = Duration.ofDays(180);

    private static final Duration SAME_KIND = Duration.ofDays(14);

    private static final Comparator<HintList.Hint> STRONGEST_FIRST = Comparator.comparingInt(HintList.Hint::score)
            .thenComparing(HintList.Hint::raisedAt)
            .reversed();

    private final Transactions transactions;
    private final CallerScope scope;
    private final SimilarCases similar;
    private final CaseContents contents;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    DuplicateHints(
            Transactions transactions,
            CallerScope scope,
            SimilarCases similar,
            CaseContents contents,
            PersonalReads reads,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.similar = similar;
        this.contents = contents;
        this.reads = reads;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    HintList find(HintRequest request) {
        Caller caller = CurrentCaller.get();
        Instant now = clock.instant();
        Vocabulary words = vocabulary.get();
        Typed typed = Typed.of(request);
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            List<HintList.Hint> found = new ArrayList<>();
            Map<UUID, StoredCase> near = near(tx, typed, now);
            Map<UUID, StoredCase> candidates = new LinkedHashMap<>(near);
            for (int[] each : List.of(numbers(request, typed), names(typed))) {
                carrying(tx, each, now).forEach(carrying -> candidates.putIfAbsent(carrying.id(), carrying));
            }
            for (StoredCase candidate : candidates.values()) {
                CaseAccess access = CaseViews.access(caller, candidate.dispute());
                if (!access.existenceKnown()) {
                    continue;
                }
                RaiseCase content = content(candidate, access);
                Set<Resemblance> reasons = Resembling.between(typed, candidate.dispute(), content, access, now);
                // what a hidden name, phone or address brought up must not be told for another reason
                boolean may =
                        near.containsKey(candidate.id()) || reasons.stream().anyMatch(Resemblance::indexed);
                if (may && !reasons.isEmpty()) {
                    found.add(hint(candidate, access.shows(FieldClass.NARRATIVE) ? content : null, reasons, words));
                }
            }
            List<HintList.Hint> told =
                    found.stream().sorted(STRONGEST_FIRST).limit(MOST).toList();
            // whoever was compared and not told of was not read by anybody
            told.forEach(hint -> reads.record(tx, hint.id(), told(hint), "cases.duplicateHints", "DUPLICATE_HINT"));
            return new HintList(told);
        });
    }

    /** Numbers of the blind index, by which the same door, telephone and document are found. */
    private int[] numbers(HintRequest request, Typed typed) {
        IntStream.Builder numbers = IntStream.builder();
        if (request.address() != null && typed.address() != null) {
            numbers.add(contents.address(typed.area().subdistrict().value(), request.address()));
        }
        if (typed.phone() != null) {
            numbers.add(contents.phone(typed.phone()));
        }
        if (typed.idNumber() != null) {
            numbers.add(contents.document(typed.idNumber()));
        }
        return numbers.build().toArray();
    }

    /** Looked for apart, so that the many who are called the same push out no door and no telephone. */
    private int[] names(Typed typed) {
        return typed.names().stream().mapToInt(contents::name).toArray();
    }

    private List<StoredCase> carrying(OpenTransaction tx, int[] numbers, Instant now) {
        return numbers.length == 0 ? List.of() : similar.carrying(tx, numbers, now.minus(SAME_DOOR), MOST_LOOKED_AT);
    }

    private Map<UUID, StoredCase> near(OpenTransaction tx, Typed typed, Instant now) {
        Map<UUID, StoredCase> near = new LinkedHashMap<>();
        if (typed.type() != null || !typed.title().isEmpty()) {
            similar.inGrid(tx, typed.area().grid(), typed.type(), now.minus(SAME_KIND), MOST_LOOKED_AT)
                    .forEach(found -> near.put(found.id(), found));
        }
        return near;
    }

    private @Nullable RaiseCase content(StoredCase stored, CaseAccess access) {
        byte[] sealed = stored.sealed();
        boolean readable = Stream.of(FieldClass.NARRATIVE, FieldClass.CONTACT, FieldClass.PARTIES)
                .anyMatch(access::shows);
        return sealed == null || !readable ? null : contents.open(stored.id(), sealed);
    }

    private static HintList.Hint hint(
            StoredCase stored, @Nullable RaiseCase readable, Set<Resemblance> reasons, Vocabulary words) {
        var dispute = stored.dispute();
        return new HintList.Hint(
                dispute.id(),
                dispute.number(),
                words.name(CodeSystem.DISPUTE_TYPE, dispute.type()),
                words.place(dispute.area()),
                readable == null ? null : readable.title(),
                dispute.status(),
                dispute.raisedAt(),
                reasons,
                Math.min(100, reasons.stream().mapToInt(Resemblance::weight).sum()));
    }

    /** What of a person a hint shows, or lets the asker conclude. */
    private static Set<FieldClass> told(HintList.Hint hint) {
        Set<FieldClass> told = EnumSet.noneOf(FieldClass.class);
        if (hint.title() != null) {
            told.add(FieldClass.NARRATIVE);
        }
        hint.reasons().forEach(reason -> told.add(reason.tells()));
        return told;
    }
}
