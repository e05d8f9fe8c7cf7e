package cn.fengqiao.cases.clue;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.clue.SimilarList.SimilarItem;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.Likeness;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.SimilarCases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.ClueEvent.ClueTarget;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What may be about the same as a clue. A likeness is told only where the asker may see on both sides what is alike: an
 * address where the narrative is shown, a telephone where contact data are.
 */
@Component
class SimilarClues {

    private static final int MOST = 20;
    private static final int MOST_LOOKED_AT = 40;

    /** As long as the hints on raising a case look back. */
    private static final Duration BACK = Duration.ofDays(180);

    private final Clues clues;
    private final SimilarCases cases;
    private final CaseContents contents;
    private final CurrentVocabulary vocabulary;
    private final PersonalReads reads;
    private final InstantSource clock;

    SimilarClues(
            Clues clues,
            SimilarCases cases,
            CaseContents contents,
            CurrentVocabulary vocabulary,
            PersonalReads reads,
            InstantSource clock) {
        this.clues = clues;
        this.cases = cases;
        this.contents = contents;
        this.vocabulary = vocabulary;
        this.reads = reads;
        this.clock = clock;
    }

    /** @param access to the clue */
    SimilarList of(OpenTransaction tx, Caller caller, UUID id, CaseAccess access) {
        Optional<Clues.Content> content = clues.content(tx, id);
        if (content.isEmpty()) {
            return new SimilarList(List.of());
        }
        RaiseCase clue = contents.open(id, content.get().sealed());
        int[] doors = contents.doors(clue);
        if (doors.length == 0) {
            return new SimilarList(List.of());
        }
        List<SimilarItem> found = new ArrayList<>();
        for (StoredCase other : cases.carrying(tx, doors, clock.instant().minus(BACK), MOST_LOOKED_AT)) {
            CaseAccess into = CaseViews.access(caller, other.dispute());
            byte[] sealed = other.sealed();
            if (sealed != null && into.existenceKnown()) {
                RaiseCase said = contents.open(other.id(), sealed);
                Set<Likeness> alike = alike(clue, access, said, into);
                if (!alike.isEmpty()) {
                    found.add(item(other, into.shows(FieldClass.NARRATIVE) ? said.title() : null, alike));
                }
            }
        }
        for (Clues.Listed other : clues.carrying(tx, doors, id, MOST_LOOKED_AT)) {
            CaseAccess into = MatterDesk.access(caller, other.matter());
            Clues.Content sealed = other.content();
            if (sealed != null && into.existenceKnown()) {
                RaiseCase said = contents.open(other.clue().id(), sealed.sealed());
                Set<Likeness> alike = alike(clue, access, said, into);
                if (!alike.isEmpty()) {
                    found.add(item(other, into.shows(FieldClass.NARRATIVE) ? said.title() : null, alike));
                }
            }
        }
        List<SimilarItem> told = found.stream()
                .sorted(Comparator.comparing(SimilarItem::at).reversed())
                .limit(MOST)
                .toList();
        // whoever was compared and not told of was not read by anybody
        told.forEach(item -> reads.record(tx, item.id(), told(item), "clues.similar", "SIMILAR_CLUE"));
        return new SimilarList(told);
    }

    private static Set<Likeness> alike(RaiseCase clue, CaseAccess access, RaiseCase other, CaseAccess into) {
        Set<Likeness> alike = Likeness.between(clue, other);
        alike.removeIf(likeness -> !access.shows(likeness.tells()) || !into.shows(likeness.tells()));
        return alike;
    }

    private static Set<FieldClass> told(SimilarItem item) {
        Set<FieldClass> told = EnumSet.noneOf(FieldClass.class);
        if (item.title() != null) {
            told.add(FieldClass.NARRATIVE);
        }
        item.reasons().forEach(likeness -> told.add(likeness.tells()));
        return told;
    }

    private SimilarItem item(StoredCase other, @Nullable String title, Set<Likeness> alike) {
        var dispute = other.dispute();
        return new SimilarItem(
                ClueTarget.CASE,
                dispute.id(),
                dispute.number(),
                vocabulary.get().place(dispute.area().grid()),
                dispute.raisedAt(),
                title,
                alike);
    }

    private SimilarItem item(Clues.Listed other, @Nullable String title, Set<Likeness> alike) {
        return new SimilarItem(
                ClueTarget.CLUE,
                other.clue().id(),
                null,
                vocabulary.get().place(other.matter().area().grid()),
                other.matter().openedAt(),
                title,
                alike);
    }
}
