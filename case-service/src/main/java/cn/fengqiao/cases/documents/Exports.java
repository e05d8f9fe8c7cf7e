package cn.fengqiao.cases.documents;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.documents.Exported.Document;
import cn.fengqiao.cases.documents.Exported.Line;
import cn.fengqiao.cases.documents.Exported.Stamp;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.view.DocumentClasses;
import cn.fengqiao.cases.view.Said;
import cn.fengqiao.cases.view.TimelineWords;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.PersonalReads;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens the whole file of a case for somebody who takes it out of the system. Only who may read both narrative and timeline
 * gets any of it, and the read log says why.
 */
@Component
class Exports {

    private final FileDoor door;
    private final WholeFile whole;
    private final Titles titles;
    private final CaseContents contents;
    private final CurrentVocabulary vocabulary;
    private final PersonalReads reads;
    private final InstantSource clock;

    Exports(
            FileDoor door,
            WholeFile whole,
            Titles titles,
            CaseContents contents,
            CurrentVocabulary vocabulary,
            PersonalReads reads,
            InstantSource clock) {
        this.door = door;
        this.whole = whole;
        this.titles = titles;
        this.contents = contents;
        this.vocabulary = vocabulary;
        this.reads = reads;
        this.clock = clock;
    }

    FileDoor.Entry<Exported> open(UUID id, String operation, String reason) {
        return door.enter(id, List.copyOf(DocumentClasses.ofEvery()), inside -> {
            reads.record(inside.tx(), id, shown(inside), operation, reason);
            var words = new TimelineWords(vocabulary.get());
            return new FileDoor.Entry.In<>(new Exported(
                    inside.stored().dispute(),
                    inside.access(),
                    content(inside),
                    whole.lines(inside.tx(), id, 0).stream()
                            .map(line -> new Line(
                                    line,
                                    words.of(line),
                                    Said.to(inside.access(), contents.openRemark(id, line.sealed()))))
                            .toList(),
                    documents(inside),
                    whole.seals(inside.tx(), id),
                    new Stamp(
                            inside.caller().name(),
                            vocabulary.get().name(inside.caller().department()),
                            clock.instant(),
                            reason)));
        });
    }

    /** The cover says of the parties what the documents do. */
    private static Set<FieldClass> shown(FileDoor.Inside inside) {
        Set<FieldClass> shown = EnumSet.copyOf(DocumentClasses.ofEvery());
        if (inside.shows(FieldClass.CONTACT)) {
            shown.add(FieldClass.CONTACT);
        }
        return shown;
    }

    private @Nullable RaiseCase content(FileDoor.Inside inside) {
        byte[] sealed = inside.stored().sealed();
        return sealed == null ? null : Said.to(inside.access(), contents.open(inside.id(), sealed));
    }

    /** In the order in which a file is bound: by kind, and within it in the order of filing. */
    private List<Document> documents(FileDoor.Inside inside) {
        List<String> order = new ArrayList<>(vocabulary.get().codes(CodeSystem.DOCUMENT_KIND));
        return whole.documents(inside.tx(), inside.id()).stream()
                .map(CaseDocuments.InFile::document)
                .sorted(Comparator.comparingInt(document -> place(order, document)))
                .map(document -> new Document(
                        document,
                        titles.kindName(document.kind()),
                        inside.fromCase(document),
                        Titles.shows(inside.to(document), document)
                                ? Objects.requireNonNullElse(titles.open(document), "")
                                : null,
                        DocumentClasses.withheld(inside.to(document), document).orElse(null)))
                .toList();
    }

    /** A kind that is no longer in the dictionary comes last. */
    private static int place(List<String> order, CaseDocument document) {
        int place = order.indexOf(document.kind());
        return place < 0 ? order.size() : place;
    }
}
