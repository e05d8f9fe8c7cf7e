package cn.fengqiao.cases.documents;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.dispute.Filing;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.objects.IncomingFiles;
import cn.fengqiao.cases.objects.Inspection;
import cn.fengqiao.cases.objects.ObjectKey;
import cn.fengqiao.cases.objects.ObjectStore;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.CaseSeals;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts an uploaded document into the file of a case.
 *
 * <p>The content is looked at and put into the object store first, then the document is written with the fact and its
 * event in one transaction under the lock of the case. When that does not come about, an object lies there that nobody
 * needs, and {@link OrphanSweep} takes it away.
 */
@Component
class FileDocument {

    private static final Logger LOG = LoggerFactory.getLogger(FileDocument.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The sweep takes an object away between a put and its reference once at most: the put made it young. */
    private static final int MOST_PUTS = 3;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final CaseDocuments documents;
    private final CaseSeals seals;
    private final CaseRecorder recorder;
    private final Titles titles;
    private final ObjectProvider<IncomingFiles> incoming;
    private final ObjectProvider<ObjectStore> objects;
    private final RequestDigest digests;
    private final CurrentClockBook book;
    private final InstantSource clock;

    FileDocument(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            CaseDocuments documents,
            CaseSeals seals,
            CaseRecorder recorder,
            Titles titles,
            ObjectProvider<IncomingFiles> incoming,
            ObjectProvider<ObjectStore> objects,
            RequestDigest digests,
            CurrentClockBook book,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.documents = documents;
        this.seals = seals;
        this.recorder = recorder;
        this.titles = titles;
        this.incoming = incoming;
        this.objects = objects;
        this.digests = digests;
        this.book = book;
        this.clock = clock;
    }

    /**
     * A document that is to be filed.
     *
     * @param replaces the edition whose place it takes; null for a document of its own
     * @param sha256 of the content as it was sent
     * @param contact whether it shows how a party is reached, or by which number they are known; a request without it is
     *     recognised by the same digest as before it could be said
     */
    record Wanted(
            String kind,
            String title,
            @Nullable UUID replaces,
            String sha256,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean contact) {}

    /** A file as it was sent. */
    interface Sent {
        String name();

        String mediaType();

        long size();

        InputStream open() throws IOException;
    }

    FilingOutcome file(Caller caller, UUID caseId, String key, Wanted wanted, Sent sent) {
        var request = new CaseDocument.Request(key, digests.of("documents.file", JSON.writeValueAsBytes(wanted)));
        // Looked at before the content is: what is refused anyway shall not cost an inspection.
        Optional<FilingOutcome> settled = transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return settled(tx, caller, caseId, wanted, request, cases.findForUpdate(tx, caseId));
        });
        return settled.orElseGet(() -> inspected(caller, caseId, wanted, request, sent));
    }

    private FilingOutcome inspected(
            Caller caller, UUID caseId, Wanted wanted, CaseDocument.Request request, Sent sent) {
        try (InputStream content = sent.open();
                Inspection inspection =
                        incoming.getObject().inspect(sent.name(), sent.mediaType(), sent.size(), content)) {
            return switch (inspection) {
                case Inspection.Refused refused -> new FilingOutcome.FileRefused(refused.why());
                case Inspection.ScannerAway away -> new FilingOutcome.ScannerAway();
                case Inspection.Accepted accepted -> stored(caller, caseId, wanted, request, accepted);
            };
        } catch (IOException | UncheckedIOException away) {
            LOG.warn("a document could not be kept: {}", away.toString());
            return new FilingOutcome.StoreAway();
        }
    }

    private FilingOutcome stored(
            Caller caller, UUID caseId, Wanted wanted, CaseDocument.Request request, Inspection.Accepted accepted)
            throws IOException {
        for (int puts = 1; ; puts++) {
            ObjectKey content = put(accepted);
            try {
                return transactions.inTransaction(tx -> {
                    scope.apply(tx, caller);
                    return filed(tx, caller, caseId, wanted, request, accepted, content);
                });
            } catch (CaseDocuments.ObjectGone swept) {
                if (puts == MOST_PUTS) {
                    throw swept;
                }
            }
        }
    }

    private ObjectKey put(Inspection.Accepted accepted) throws IOException {
        try (InputStream content = accepted.open()) {
            return switch (objects.getObject().put(content, accepted.size())) {
                case ObjectStore.Put.Stored stored -> stored.key();
                case ObjectStore.Put.TooLarge grown ->
                    throw new IllegalStateException(
                            "a file grew past " + grown.most() + " bytes after it was looked at");
            };
        }
    }

    private FilingOutcome filed(
            OpenTransaction tx,
            Caller caller,
            UUID caseId,
            Wanted wanted,
            CaseDocument.Request request,
            Inspection.Accepted accepted,
            ObjectKey content) {
        Optional<StoredCase> locked = cases.findForUpdate(tx, caseId);
        Optional<FilingOutcome> settled = settled(tx, caller, caseId, wanted, request, locked);
        if (settled.isPresent()) {
            return settled.get();
        }
        StoredCase stored = locked.orElseThrow();
        Acting by = acting(caller);
        return switch (Filing.file(stored.dispute(), by, wanted.kind())) {
            case CaseDecision.Refused refused -> FilingOutcome.Refused.of(refused.why(), stored.dispute());
            case CaseDecision.Done done -> {
                recorder.record(
                        tx,
                        caller,
                        stored.dispute(),
                        stored.as(done.next()),
                        done.events(),
                        new CaseRecorder.Said(Remark.NONE, wanted.kind(), request.digest()),
                        by.at());
                CaseDocument document = new CaseDocument(
                        EventEnvelope.newId(),
                        caseId,
                        wanted.kind(),
                        accepted.type(),
                        content,
                        edition(tx, caseId, wanted),
                        done.next().version(),
                        by.at(),
                        caller.subject(),
                        caller.name(),
                        caller.department(),
                        false,
                        accepted.scanned(),
                        wanted.contact(),
                        wanted.replaces(),
                        null,
                        titles.sealed(caseId, wanted.title()),
                        request);
                documents.file(tx, document);
                try (var line = CaseInLog.of(stored.dispute().number())) {
                    LOG.info("case {} has a document more, {}", stored.dispute().number(), wanted.kind());
                }
                yield new FilingOutcome.Filed(document, CaseViews.access(caller, done.next()), false);
            }
        };
    }

    /** What is known without looking at the content: a repeat, a refusal; empty when it may go on. */
    private Optional<FilingOutcome> settled(
            OpenTransaction tx,
            Caller caller,
            UUID caseId,
            Wanted wanted,
            CaseDocument.Request request,
            Optional<StoredCase> locked) {
        if (locked.isEmpty()) {
            return Optional.of(notTheirs(tx, caller, caseId));
        }
        StoredCase stored = locked.get();
        Optional<CaseDocument> before =
                documents.findByKey(tx, caseId, caller.subject(), caller.department(), request.key());
        if (before.isPresent()) {
            return Optional.of(repeated(before.get(), caller, stored, request));
        }
        if (Filing.file(stored.dispute(), acting(caller), wanted.kind()) instanceof CaseDecision.Refused refused) {
            return Optional.of(FilingOutcome.Refused.of(refused.why(), stored.dispute()));
        }
        if (FileSeals.sealed(seals.last(tx, caseId), stored.dispute())) {
            return Optional.of(new FilingOutcome.Sealed());
        }
        UUID replaces = wanted.replaces();
        boolean astray = replaces != null
                && documents
                        .find(tx, caseId, replaces)
                        .filter(old -> old.replacedBy() == null && old.kind().equals(wanted.kind()))
                        .isEmpty();
        return astray ? Optional.of(new FilingOutcome.NothingToReplace()) : Optional.empty();
    }

    private static FilingOutcome repeated(
            CaseDocument before, Caller caller, StoredCase stored, CaseDocument.Request request) {
        CaseDocument.Request first = before.request();
        return first != null && MessageDigest.isEqual(first.digest(), request.digest())
                ? new FilingOutcome.Filed(before, CaseViews.access(caller, stored.dispute()), true)
                : new FilingOutcome.OtherContent();
    }

    /** The database gives a case for change only to a department that is on it; others may know that it exists. */
    private FilingOutcome notTheirs(OpenTransaction tx, Caller caller, UUID caseId) {
        return cases.find(tx, caseId)
                .filter(stored -> CaseViews.access(caller, stored.dispute()).existenceKnown())
                .<FilingOutcome>map(stored ->
                        FilingOutcome.Refused.of(new CaseRejection.NotOnCase(caller.department()), stored.dispute()))
                .orElseGet(FilingOutcome.NotFound::new);
    }

    private int edition(OpenTransaction tx, UUID caseId, Wanted wanted) {
        UUID replaces = wanted.replaces();
        return replaces == null
                ? 1
                : documents.find(tx, caseId, replaces).orElseThrow().edition() + 1;
    }

    private Acting acting(Caller caller) {
        return new Acting(Actors.of(caller), clock.instant().truncatedTo(ChronoUnit.MICROS), book.get());
    }
}
