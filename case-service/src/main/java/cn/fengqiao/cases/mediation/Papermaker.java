package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.mediation.MediationCommand.PaperFormat;
import cn.fengqiao.cases.objects.FileType;
import cn.fengqiao.cases.objects.Inspection.Scanned;
import cn.fengqiao.cases.objects.ObjectKey;
import cn.fengqiao.cases.objects.ObjectStore;
import cn.fengqiao.cases.paper.Paper;
import cn.fengqiao.cases.paper.PaperEntry;
import cn.fengqiao.cases.paper.PaperKind;
import cn.fengqiao.cases.paper.PaperOutcome;
import cn.fengqiao.cases.paper.PaperOutcome.Missing;
import cn.fengqiao.cases.paper.Papers;
import cn.fengqiao.cases.print.DocxPaper;
import cn.fengqiao.cases.print.PdfPaper;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.CaseSeals;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.cases.store.TimelineEntry;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Prints papers of a proceeding, puts them into the object store and files them in the case. */
@Component
class Papermaker {

    private static final Logger LOG = LoggerFactory.getLogger(Papermaker.class);

    /** A paper of text: hundreds of pages are less. */
    private static final long LARGEST = 25L * 1024 * 1024;

    /** More lines of a timeline hold no visits that a form has room for. */
    private static final int MOST_LINES = 1_000;

    private final MediationSettings settings;
    private final CurrentVocabulary vocabulary;
    private final CaseContents contents;
    private final CaseDocuments documents;
    private final CaseSeals seals;
    private final Timeline timeline;
    private final Mediations mediations;
    private final ObjectProvider<ObjectStore> store;

    Papermaker(
            MediationSettings settings,
            CurrentVocabulary vocabulary,
            CaseContents contents,
            CaseDocuments documents,
            CaseSeals seals,
            Timeline timeline,
            Mediations mediations,
            ObjectProvider<ObjectStore> store) {
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.contents = contents;
        this.documents = documents;
        this.seals = seals;
        this.timeline = timeline;
        this.mediations = mediations;
        this.store = store;
    }

    /** What came of wanting a paper. */
    sealed interface Made {

        /** It lies in the store and can be filed. */
        record Ready(PaperKind kind, String title, FileType type, ObjectKey content) implements Made {}

        record Incomplete(Set<Missing> missing) implements Made {}

        /** The store did not take it; nothing was done. */
        record StoreAway() implements Made {}
    }

    /** The proceeding that is open, or the last that was since the case was reopened: what was before is of its old volume. */
    Optional<Proceeding> proceeding(OpenTransaction tx, UUID caseId) {
        Optional<Timeline.Line> reopened = reopened(tx, caseId);
        return mediations
                .latest(tx, caseId)
                .filter(latest -> reopened.isEmpty()
                        || !latest.openedAt().isBefore(reopened.get().at()));
    }

    private Optional<Timeline.Line> reopened(OpenTransaction tx, UUID caseId) {
        return timeline.last(tx, caseId, TimelineEntry.REOPENED);
    }

    /** @param proceeding null where there is none, for a paper that is of the case */
    Made make(
            OpenTransaction tx,
            PaperController.Asked asked,
            DisputeCase dispute,
            RaiseCase content,
            @Nullable Proceeding proceeding,
            Acting by) {
        PaperKind kind = asked.kind();
        PaperEntry entry = new PaperEntries(settings, vocabulary.get())
                .of(kind, dispute, content, proceeding, beside(tx, asked, dispute, by), by);
        return switch (Papers.draw(kind, entry)) {
            case PaperOutcome.Incomplete incomplete -> new Made.Incomplete(incomplete.missing());
            case PaperOutcome.Drawn drawn -> stored(kind, asked.format(), drawn.paper());
        };
    }

    private Made stored(PaperKind kind, PaperFormat format, Paper paper) {
        var bytes = new ByteArrayOutputStream();
        try {
            switch (format) {
                case PDF -> PdfPaper.print(paper, bytes);
                case DOCX -> DocxPaper.print(paper, bytes);
            }
            return switch (store.getObject().put(new ByteArrayInputStream(bytes.toByteArray()), LARGEST)) {
                case ObjectStore.Put.Stored stored -> new Made.Ready(kind, paper.title(), type(format), stored.key());
                case ObjectStore.Put.TooLarge large ->
                    throw new IllegalStateException("a paper of more than " + large.most() + " bytes");
            };
        } catch (IOException away) {
            LOG.warn("a paper was not stored: {}", away.toString());
            return new Made.StoreAway();
        }
    }

    /** Whether nothing is added to the file any more. */
    boolean sealed(OpenTransaction tx, DisputeCase dispute) {
        return seals.last(tx, dispute.id()).filter(seal -> seal.closes(dispute)).isPresent();
    }

    /** @param next the case after the fact that the filing is of */
    void file(OpenTransaction tx, DisputeCase next, Made.Ready paper, Acting by) {
        documents.file(
                tx,
                new CaseDocument(
                        EventEnvelope.newId(),
                        next.id(),
                        document(paper.kind()),
                        paper.type(),
                        paper.content(),
                        1,
                        next.version(),
                        by.at(),
                        by.actor().subject(),
                        by.actor().name(),
                        by.actor().department(),
                        true,
                        Scanned.NOT_SCANNED,
                        false,
                        null,
                        null,
                        contents.sealRemark(next.id(), new Remark(null, paper.title())),
                        null));
    }

    /** The papers made of this case, at most {@code most}, oldest first. */
    List<CaseDocument> made(OpenTransaction tx, UUID caseId, int most) {
        return documents.list(tx, caseId, most).stream()
                .filter(CaseDocument::made)
                .toList();
    }

    Optional<CaseDocument> find(OpenTransaction tx, UUID caseId, UUID id) {
        return documents.find(tx, caseId, id).filter(CaseDocument::made);
    }

    /** The content, compared with its address to the last byte. */
    byte[] read(CaseDocument document) throws IOException {
        try (InputStream content = store.getObject()
                .get(document.content())
                .orElseThrow(() -> new IOException("document " + document.id() + " has no content"))) {
            return content.readAllBytes();
        }
    }

    private PaperEntries.Beside beside(
            OpenTransaction tx, PaperController.Asked asked, DisputeCase dispute, Acting by) {
        return new PaperEntries.Beside(
                asked.kind() == PaperKind.INVESTIGATION_RECORD
                        ? mediations.investigations(tx, dispute.id())
                        : List.of(),
                asked.kind() == PaperKind.FOLLOW_UP_RECORD ? followUps(tx, dispute.id()) : List.of(),
                bindsTheFile(asked.kind()) ? binding(tx, asked, dispute, by) : null);
    }

    /** What the cover and the back say of the file: known once the case was verified and written off. */
    private PaperEntry.@Nullable Binding binding(
            OpenTransaction tx, PaperController.Asked asked, DisputeCase dispute, Acting by) {
        Instant closed = dispute.axes().closedAt();
        return closed == null
                ? null
                : timeline.last(tx, dispute.id(), TimelineEntry.WRITTEN_OFF)
                        .map(verified -> new PaperEntry.Binding(
                                PaperEntries.day(closed),
                                PaperEntries.day(by.at()),
                                settings.keptFor(dispute.axes().outcome()),
                                by.actor().name(),
                                verified.byName(),
                                documents.bound(tx, dispute.id()),
                                asked.remark() == null ? "" : asked.remark()))
                        .orElse(null);
    }

    private List<PaperEntry.FollowUp> followUps(OpenTransaction tx, UUID caseId) {
        long since = reopened(tx, caseId).map(Timeline.Line::sequence).orElse(0L);
        return timeline.lines(tx, caseId, since, MOST_LINES).stream()
                .filter(line -> line.what() == TimelineEntry.FOLLOWED_UP)
                .map(line -> followUp(caseId, line))
                .toList();
    }

    private PaperEntry.FollowUp followUp(UUID caseId, Timeline.Line line) {
        String[] about = Objects.requireNonNull(line.about()).split(":", 2);
        String said = contents.openRemark(caseId, line.sealed()).note();
        return new PaperEntry.FollowUp(
                PaperEntries.day(line.at()),
                PaperEntries.side(Side.valueOf(about[0])),
                line.byName(),
                about[1].equals("REACHED") ? "已回访" : "未能联系",
                said == null ? "" : said);
    }

    private static FileType type(PaperFormat format) {
        return switch (format) {
            case PDF -> FileType.PDF;
            case DOCX -> FileType.DOCX;
        };
    }

    /** Code of the dictionary of document kinds. */
    static String document(PaperKind kind) {
        return switch (kind) {
            case APPLICATION -> "APPLICATION";
            case RIGHTS_NOTICE -> "RIGHTS_NOTICE";
            case INVESTIGATION_RECORD -> "INVESTIGATION_RECORD";
            case MEDIATION_RECORD -> "MEDIATION_RECORD";
            case AGREEMENT, ORAL_AGREEMENT -> "AGREEMENT";
            case PERFORMANCE_PROOF -> "PERFORMANCE_PROOF";
            case FOLLOW_UP_RECORD -> "FOLLOW_UP_RECORD";
            case JUDICIAL_CONFIRMATION -> "JUDICIAL_CONFIRMATION";
            case GUIDANCE_NOTICE -> "GUIDANCE_NOTICE";
            case FILE_COVER -> "COVER";
            case FILE_BACK -> "BACK";
        };
    }

    /** Whether it is put around the other papers when the case is over. */
    static boolean bindsTheFile(PaperKind kind) {
        return kind == PaperKind.FILE_COVER || kind == PaperKind.FILE_BACK;
    }
}
