package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.documents.Exported.Document;
import cn.fengqiao.cases.objects.ObjectStore;
import cn.fengqiao.cases.store.CaseDocument;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole file as a ZIP: {@code manifest.json} with the hash of every document and the seals, {@code timeline.json}, and
 * the documents as they were kept, editions that were replaced included. Written as it is read.
 *
 * <p>The names in it are made of kind and id, never of what people typed.
 */
@Component
class FileArchive {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final ObjectProvider<ObjectStore> objects;

    FileArchive(ObjectProvider<ObjectStore> objects) {
        this.objects = objects;
    }

    /** What a reader finds in {@code manifest.json}. */
    private record Manifest(
            String caseNumber,
            UUID caseId,
            String exportedBy,
            String department,
            Instant exportedAt,
            String reason,
            List<Entry> documents,
            List<Seal> seals) {}

    /**
     * @param file where it lies in the archive; absent where the caller may not see it
     * @param fromCase number of the case it was filed on, where that was merged into this one
     * @param withheldBecause why not
     */
    private record Entry(
            @Nullable String file,
            UUID id,
            String kind,
            String kindName,
            @Nullable String title,
            @Nullable String fromCase,
            int edition,
            @Nullable UUID replacedBy,
            String mediaType,
            long bytes,
            String sha256,
            Instant filedAt,
            String filedByName,
            boolean withheld,
            @Nullable String withheldBecause) {}

    private record Seal(int number, Instant sealedAt, String sha256, String signature, String manifest) {}

    private record Line(
            long sequence,
            Instant at,
            String what,
            String whatName,
            String byName,
            String byDepartment,
            @Nullable String about,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String requestDigest) {}

    /**
     * Writes the archive and leaves the stream open.
     *
     * @throws IOException when the store is away, a content is not what was put, or {@code out} fails; the archive then
     *     lacks its end and does not open
     */
    void write(Exported file, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // What is in it is packed already; more effort would only cost time.
        zip.setLevel(Deflater.BEST_SPEED);
        json(zip, "manifest.json", manifest(file));
        json(zip, "timeline.json", file.lines().stream().map(FileArchive::line).toList());
        for (Document document : file.documents()) {
            if (!document.withheld()) {
                zip.putNextEntry(new ZipEntry(name(document.document())));
                copy(document.document(), zip);
                zip.closeEntry();
            }
        }
        zip.finish();
        zip.flush();
    }

    private static void json(ZipOutputStream zip, String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(JSON.writeValueAsBytes(value));
        zip.closeEntry();
    }

    private void copy(CaseDocument document, ZipOutputStream zip) throws IOException {
        Optional<InputStream> found = objects.getObject().get(document.content());
        if (found.isEmpty()) {
            throw new IOException("the content of document " + document.id() + " is not in the store");
        }
        try (InputStream content = found.get()) {
            content.transferTo(zip);
        }
    }

    private static Manifest manifest(Exported file) {
        return new Manifest(
                file.dispute().number(),
                file.dispute().id(),
                file.stamp().name(),
                file.stamp().department(),
                file.stamp().at(),
                file.stamp().reason(),
                file.documents().stream().map(FileArchive::entry).toList(),
                file.seals().stream()
                        .map(seal ->
                                new Seal(seal.number(), seal.at(), seal.sha256(), seal.signature(), seal.manifest()))
                        .toList());
    }

    private static Entry entry(Document document) {
        CaseDocument row = document.document();
        return new Entry(
                document.withheld() ? null : name(row),
                row.id(),
                row.kind(),
                document.kindName(),
                document.title(),
                document.fromCase(),
                row.edition(),
                row.replacedBy(),
                row.type().mediaType(),
                row.content().size(),
                row.content().sha256(),
                row.filedAt(),
                row.byName(),
                document.withheld(),
                document.withheldBecause());
    }

    private static Line line(Exported.Line line) {
        byte[] digest = line.line().digest();
        return new Line(
                line.line().sequence(),
                line.line().at(),
                line.line().what().name(),
                line.words(),
                line.line().byName(),
                line.line().byDepartment().code(),
                line.line().about(),
                line.remark().reason(),
                line.remark().note(),
                digest == null ? null : HexFormat.of().formatHex(digest));
    }

    private static String name(CaseDocument document) {
        return (document.replacedBy() == null ? "documents/" : "documents/replaced/") + document.kind() + "-"
                + document.id() + "." + document.type().extension();
    }
}
