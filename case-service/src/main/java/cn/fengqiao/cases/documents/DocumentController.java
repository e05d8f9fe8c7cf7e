package cn.fengqiao.cases.documents;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.objects.ObjectStore;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.DocumentClasses;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.cases.view.RejectionWords;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/cases/{id}/documents")
class DocumentController {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,79}");
    private static final int MOST = 200;
    private static final int LONGEST_TITLE = 120;

    private final FileDocument filing;
    private final FileDoor door;
    private final CaseDocuments documents;
    private final Titles titles;
    private final CurrentVocabulary vocabulary;
    private final PersonalReads reads;
    private final ObjectProvider<ObjectStore> objects;

    DocumentController(
            FileDocument filing,
            FileDoor door,
            CaseDocuments documents,
            Titles titles,
            CurrentVocabulary vocabulary,
            PersonalReads reads,
            ObjectProvider<ObjectStore> objects) {
        this.filing = filing;
        this.door = door;
        this.documents = documents;
        this.titles = titles;
        this.vocabulary = vocabulary;
        this.reads = reads;
        this.objects = objects;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "documents.file", summary = "归卷: put a document into the file of a case")
    @ApiResponse(
            responseCode = "201",
            description = "Filed, durably; a repeat gets the same answer with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    ResponseEntity<?> file(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestPart("file") MultipartFile file,
            @RequestParam String kind,
            @RequestParam String title,
            @RequestParam(required = false) @Nullable UUID replaces,
            @Parameter(
                            description =
                                    "Whether it shows a telephone, number or home of a party: who may not see those then does "
                                            + "not see it, whatever its kind shows")
                    @RequestParam(defaultValue = "false")
                    boolean contact)
            throws IOException {
        Optional<Problem> wrong = wrongKey(key).or(() -> wrongKind(kind)).or(() -> wrongTitle(title));
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        var wanted = new FileDocument.Wanted(kind, title.strip(), replaces, sha256(file), contact);
        return answer(id, filing.file(CurrentCaller.get(), id, key, wanted, sent(file)));
    }

    private ResponseEntity<?> answer(UUID caseId, FilingOutcome outcome) {
        return switch (outcome) {
            case FilingOutcome.Filed filed -> {
                var response = ResponseEntity.created(URI.create("/api/cases/" + caseId + "/documents/"
                        + filed.document().id() + "/content"));
                if (filed.repeated()) {
                    response.header("Idempotent-Replay", "true");
                }
                yield response.body(titles.view(asFiled(filed.document()), filed.access(), null));
            }
            case FilingOutcome.NotFound notFound -> CaseDoor.notFound().response();
            case FilingOutcome.OtherContent other ->
                Problems.field(
                                ProblemType.IDEMPOTENCY_CONFLICT,
                                "Idempotency-Key",
                                "此请求编号已用于另一文书",
                                "the key was used for another document")
                        .response();
            case FilingOutcome.Refused refused ->
                FilingProblems.of(refused, new RejectionWords(vocabulary.get())).response();
            case FilingOutcome.Sealed sealed -> FilingProblems.sealed().response();
            case FilingOutcome.NothingToReplace nothing ->
                Problems.field(
                                ProblemType.CONFLICT,
                                "replaces",
                                "没有可由其替换的同类现行文书",
                                "there is no document of this kind that counts and that it could replace")
                        .response();
            case FilingOutcome.FileRefused refused ->
                FilingProblems.of(refused.why()).response();
            case FilingOutcome.ScannerAway away -> FilingProblems.scannerAway();
            case FilingOutcome.StoreAway away -> FilingProblems.storeAway();
        };
    }

    /** A repeat is answered as the first time, whatever has taken the document's place since. */
    private static CaseDocument asFiled(CaseDocument now) {
        return new CaseDocument(
                now.id(),
                now.caseId(),
                now.kind(),
                now.type(),
                now.content(),
                now.edition(),
                now.sequence(),
                now.filedAt(),
                now.bySubject(),
                now.byName(),
                now.byDepartment(),
                now.made(),
                now.scan(),
                now.contact(),
                now.replaces(),
                null,
                now.sealedTitle(),
                now.request());
    }

    @GetMapping
    @Operation(operationId = "documents.list", summary = "The documents in the file of a case, in the order of filing")
    @ApiResponse(
            responseCode = "200",
            description = "A page of documents",
            content = @Content(schema = @Schema(implementation = DocumentPage.class)))
    ResponseEntity<?> list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "100") int limit) {
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        FileDoor.Entry<DocumentPage> entry = door.enterForOwn(id, FieldClass.NARRATIVE, inside -> {
            // the database gives a department that left the case its own documents alone; it is asked here all the same
            List<CaseDocument> read = (all
                            ? documents.inFile(inside.tx(), id, after, limit + 1)
                            : documents.currentInFile(inside.tx(), id, after, limit + 1))
                    .stream().map(CaseDocuments.InFile::document).toList();
            List<CaseDocument> shown = read.stream()
                    .limit(limit)
                    .filter(document -> inside.to(document).shows(FieldClass.NARRATIVE))
                    .toList();
            reads.record(
                    inside.tx(),
                    id,
                    shown.stream()
                            .filter(document -> Titles.shows(inside.to(document), document))
                            .flatMap(document -> DocumentClasses.of(document).stream())
                            .collect(Collectors.toSet()),
                    "documents.list",
                    inside.access().standing().name());
            return new FileDoor.Entry.In<>(new DocumentPage(
                    shown.stream()
                            .map(document -> titles.view(document, inside.to(document), inside.fromCase(document)))
                            .toList(),
                    read.size() > limit ? read.get(limit - 1).id() : null));
        });
        return switch (entry) {
            case FileDoor.Entry.In<DocumentPage> in -> ResponseEntity.ok(in.result());
            case FileDoor.Entry.Refused<DocumentPage> refused -> refused.why().response();
        };
    }

    @GetMapping("/{document}/content")
    @Operation(operationId = "documents.content", summary = "Download a document; the download is logged")
    @ApiResponse(
            responseCode = "200",
            description = "The content, as it was kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @Nullable
    ResponseEntity<?> content(@PathVariable UUID id, @PathVariable UUID document, HttpServletResponse response)
            throws IOException {
        FileDoor.Entry<CaseDocument> entry = door.enterForOwn(id, FieldClass.NARRATIVE, inside -> {
            Optional<CaseDocument> found = documents.findInFile(inside.tx(), id, document);
            if (found.isEmpty() || !inside.to(found.get()).shows(FieldClass.NARRATIVE)) {
                return new FileDoor.Entry.Refused<>(FileDoor.noSuchDocument());
            }
            Set<FieldClass> needed = DocumentClasses.of(found.get());
            CaseAccess access = inside.to(found.get());
            Optional<FieldClass> hidden = DocumentClasses.hidden(access, needed);
            if (hidden.isPresent()) {
                return new FileDoor.Entry.Refused<>(NotVisible.of(access, hidden.get()));
            }
            reads.record(
                    inside.tx(),
                    id,
                    needed,
                    "documents.content",
                    inside.access().standing().name());
            return new FileDoor.Entry.In<>(found.get());
        });
        return switch (entry) {
            case FileDoor.Entry.In<CaseDocument> in -> send(in.result(), response);
            case FileDoor.Entry.Refused<CaseDocument> refused -> refused.why().response();
        };
    }

    private @Nullable ResponseEntity<ProblemDetail> send(CaseDocument document, HttpServletResponse response)
            throws IOException {
        Optional<InputStream> found;
        try {
            found = objects.getObject().get(document.content());
        } catch (IOException away) {
            return FilingProblems.storeAway();
        }
        try (InputStream content = found.orElseThrow(
                () -> new IllegalStateException("the content of document " + document.id() + " is not in the store"))) {
            String title = titles.open(document);
            Download.head(
                    response,
                    document.type().mediaType(),
                    Download.name(title == null ? titles.kindName(document.kind()) : title, document.type()));
            response.setContentLengthLong(document.content().size());
            Download.copy(content, response.getOutputStream());
        } catch (IOException broken) { // The client is gone, or what lies there is not what was put.
            throw new BrokenOff(broken);
        }
        return null;
    }

    /** Thrown on past everything that would answer: what reaches the container makes it cut the connection. */
    @ExceptionHandler
    void cut(BrokenOff broken) {
        throw broken;
    }

    private static Optional<Problem> wrongKey(String key) {
        return KEY.matcher(key).matches()
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.HEADER_INVALID,
                        "Idempotency-Key",
                        "应为 1–80 个可打印的 ASCII 字符",
                        "1 to 80 printable ASCII characters"));
    }

    private Optional<Problem> wrongKind(String kind) {
        return vocabulary.get().knows(CodeSystem.DOCUMENT_KIND, kind)
                ? Optional.empty()
                : Optional.of(Problems.field(ProblemType.UNKNOWN_VALUE, "kind", "没有此类文书", "no such kind of document")
                        .with("allowed", vocabulary.get().codes(CodeSystem.DOCUMENT_KIND)));
    }

    private static Optional<Problem> wrongTitle(String title) {
        boolean right = PlainText.visible(title)
                && PlainText.firstForbidden(title, false).isEmpty()
                && title.codePointCount(0, title.length()) <= LONGEST_TITLE;
        return right
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.PARAMETER_INVALID,
                        "title",
                        "应为 1–" + LONGEST_TITLE + " 个字符，单行",
                        "1 to " + LONGEST_TITLE + " characters on one line"));
    }

    /** Of the content as it was sent: by it a repeat is known without looking at the file again. */
    private static String sha256(MultipartFile file) throws IOException {
        try (var in = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this JDK lacks SHA-256", absent);
        }
    }

    private static FileDocument.Sent sent(MultipartFile file) {
        return new FileDocument.Sent() {
            @Override
            public String name() {
                return Objects.requireNonNullElse(file.getOriginalFilename(), "");
            }

            @Override
            public String mediaType() {
                return Objects.requireNonNullElse(file.getContentType(), "");
            }

            @Override
            public long size() {
                return file.getSize();
            }

            @Override
            public InputStream open() throws IOException {
                return file.getInputStream();
            }
        };
    }
}
