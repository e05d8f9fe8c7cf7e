package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.sealing.Fingerprint;
import cn.fengqiao.cases.sealing.Volume;
import cn.fengqiao.cases.sealing.Volume.Entry;
import cn.fengqiao.cases.sealing.Volume.Part;
import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.Signer;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseSeal;
import cn.fengqiao.cases.store.CaseSeals;
import cn.fengqiao.cases.store.Timeline;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Seals volumes and knows what is in them. A volume reaches from behind the one before up to the fact before its sealing;
 * each manifest names the hash of the seal before, and is signed with a key that is not in the database, so that whoever
 * can write to the database cannot write a seal.
 */
@Component
class FileSeals {

    private final CaseSeals seals;
    private final WholeFile whole;
    private final Signer signer;

    FileSeals(CaseSeals seals, WholeFile whole, DataKey key) {
        this.seals = seals;
        this.whole = whole;
        this.signer = new Signer(key, "case-file-seals-1");
    }

    /** Whether the file is sealed: it was, and the case has not broken out again since. */
    static boolean sealed(Optional<CaseSeal> last, DisputeCase dispute) {
        return last.filter(seal -> seal.closes(dispute)).isPresent();
    }

    /** Seals what came into the file since the last time. @param dispute after the fact that says so */
    void seal(OpenTransaction tx, DisputeCase dispute, Acting by) {
        Optional<CaseSeal> last = seals.last(tx, dispute.id());
        long after = last.map(CaseSeal::through).orElse(0L);
        long through = dispute.version() - 1;
        int number = last.map(CaseSeal::number).orElse(0) + 1;
        String manifest = new Volume(
                        dispute.number(),
                        number,
                        last.map(CaseSeal::sha256).orElse(null),
                        by.at(),
                        by.actor().subject(),
                        by.actor().department().code(),
                        entries(tx, dispute.id(), after, through))
                .manifest();
        String sha256 = Volume.hash(manifest);
        seals.append(
                tx,
                new CaseSeal(
                        dispute.id(),
                        number,
                        manifest,
                        sha256,
                        signer.signed(holder(dispute.id(), number), sha256),
                        through,
                        dispute.axes().reopened(),
                        by.at(),
                        by.actor().subject(),
                        by.actor().name(),
                        by.actor().department()));
    }

    /** What lies in the file now between two versions of the case. */
    List<Entry> entries(OpenTransaction tx, UUID caseId, long after, long through) {
        List<Entry> entries = new ArrayList<>();
        whole.lines(tx, caseId, after).stream()
                .filter(line -> line.sequence() <= through)
                .map(FileSeals::entry)
                .forEach(entries::add);
        whole.documents(tx, caseId).stream()
                .filter(found -> found.since() > after && found.since() <= through)
                .map(found -> entry(found.document()))
                .forEach(entries::add);
        return entries;
    }

    /** Whether a seal is one of ours: its parts belong together, and it follows {@code before}. */
    boolean genuine(CaseSeal seal, Optional<CaseSeal> before) {
        String previous = before.map(CaseSeal::sha256).orElse("none");
        return Volume.hash(seal.manifest()).equals(seal.sha256())
                && signer.verified(holder(seal.caseId(), seal.number()), seal.signature())
                        .filter(seal.sha256()::equals)
                        .isPresent()
                && seal.manifest().contains("\nprevious " + previous + "\n");
    }

    private static String holder(UUID caseId, int number) {
        return caseId + "/" + number;
    }

    private static Entry entry(Timeline.Line line) {
        return new Entry(
                Part.TIMELINE,
                Long.toString(line.sequence()),
                line.what().name(),
                null,
                Fingerprint.of("timeline-1")
                        .with(line.sequence())
                        .with(line.at())
                        .with(line.what())
                        .with(line.bySubject())
                        .with(line.byName())
                        .with(line.byDepartment().code())
                        .with(line.other() == null ? null : line.other().code())
                        .with(line.otherCase())
                        .with(line.about())
                        .with(line.digest())
                        .with(line.sealed())
                        .hex());
    }

    /** All that is written of a document but the edition that takes its place: that comes later. */
    private static Entry entry(CaseDocument document) {
        return new Entry(
                Part.DOCUMENT,
                document.id().toString(),
                document.kind() + ":" + document.edition(),
                document.content().sha256(),
                Fingerprint.of("document-1")
                        .with(document.id())
                        .with(document.kind())
                        .with(document.type().mediaType())
                        .with(document.content().sha256())
                        .with(document.content().size())
                        .with(document.edition())
                        .with(document.sequence())
                        .with(document.filedAt())
                        .with(document.bySubject())
                        .with(document.byName())
                        .with(document.byDepartment().code())
                        .with(document.made())
                        .with(document.scan())
                        .with(document.replaces())
                        .with(document.sealedTitle())
                        .hex());
    }
}
