package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.TestCluster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** 一案一档: one case, one file, from the first document to the seal an auditor verifies. */
@RunningService
class CaseFileTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String[] NEEDED = {
        "APPLICATION",
        "INVESTIGATION_RECORD",
        "FOLLOW_UP_RECORD",
        "RIGHTS_NOTICE",
        "IDENTITY_PROOF",
        "MEDIATION_RECORD",
        "AGREEMENT"
    };

    /** Two seconds are promised warm on a quiet machine; this one may be shared by several builds. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    @Value("${fengqiao.case.files.directory}")
    private Path files;

    private Desk community;
    private Desk urban;
    private Desk leader;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
        leader = Desk.of(port, COMMUNITY, Role.LEADER);
    }

    @Test
    void a_document_is_a_fact_of_the_case_with_its_hash_and_its_kind() throws IOException {
        Answer raised = community.raise(RaiseCaseTest.withParties());

        Answer filed = Uploads.filed(community, raised.id(), "EVIDENCE", "漏水照片说明");

        assertThat(filed.text("/kindName")).isEqualTo("证据材料");
        assertThat(filed.body().at("/sequence").asLong()).isEqualTo(raised.version() + 1);
        assertThat(filed.text("/scan")).isEqualTo("NOT_SCANNED");
        assertThat(community.read(raised.id()).version()).isEqualTo(raised.version() + 1);
        JsonNode line = community.timeline(raised.id()).getLast();
        assertThat(line.at("/what").asString()).isEqualTo("DOCUMENT_FILED");
        assertThat(line.at("/about").asString()).isEqualTo("EVIDENCE");
        HttpResponse<byte[]> content = download(community, raised.id(), filed.id());
        assertThat(sha256(content.body())).isEqualTo(filed.text("/sha256"));
        assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .endsWith(".pdf");
    }

    @Test
    void the_same_upload_twice_is_one_document_and_other_content_under_its_key_is_refused() {
        UUID id = community.raise(Desk.aCase()).id();
        byte[] content = Uploads.pdf("twice");
        String key = UUID.randomUUID().toString();

        Answer first = Uploads.send(community, id, key, "EVIDENCE", "收条", "a.pdf", content, null);
        Answer second = Uploads.send(community, id, key, "EVIDENCE", "收条", "a.pdf", content, null);
        Answer other = Uploads.send(community, id, key, "EVIDENCE", "收条", "a.pdf", Uploads.pdf("other"), null);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("idempotency-conflict");
        assertThat(documents(community, id)).hasSize(1);
        assertThat(community.read(id).version()).isEqualTo(2);
    }

    @Test
    void many_uploads_at_once_leave_no_gap_in_the_versions() {
        UUID id = community.raise(Desk.aCase()).id();

        List<Answer> answers = together(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> Uploads.send(
                        community, id, "at-once-" + i, "EVIDENCE", "第" + i, "a.pdf", Uploads.pdf("p" + i), null))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream()
                        .map(answer -> answer.body().at("/sequence").asLong())
                        .sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(2, 9).boxed().toList());
        assertThat(community.timeline(id).stream()
                        .map(line -> line.at("/sequence").asLong()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void the_same_upload_at_once_is_one_document() {
        UUID id = community.raise(Desk.aCase()).id();
        byte[] content = Uploads.pdf("same");

        List<Answer> answers = together(IntStream.range(0, 4)
                .<Callable<Answer>>mapToObj(
                        i -> () -> Uploads.send(community, id, "one-key", "EVIDENCE", "收条", "a.pdf", content, null))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        assertThat(documents(community, id)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run.pdf  | MZ\u0090\u0000 this is a program         | 415 | file-type-refused
            a.pdf    | %PDF-1.7 and nothing else              | 400 | file-broken
            a.exe    | MZ\u0090\u0000 this is a program         | 415 | file-type-refused
            a.html   | <script>alert(1)</script>              | 415 | file-type-refused
            a.pdf    | ''                                     | 400 | file-broken
            """)
    void what_is_no_document_is_refused_with_its_own_reason(String name, String content, int status, String problem) {
        UUID id = community.raise(Desk.aCase()).id();

        Answer refused = Uploads.send(
                community, id, "k", "EVIDENCE", "x", name, content.getBytes(StandardCharsets.ISO_8859_1), null);

        assertThat(refused.problem()).as(refused.body().toString()).isEqualTo(problem);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("/field")).isEqualTo("file");
        assertThat(documents(community, id)).isEmpty();
        assertThat(community.read(id).version()).isEqualTo(1);
    }

    @Test
    void a_picture_under_the_name_of_a_pdf_is_refused() {
        UUID id = community.raise(Desk.aCase()).id();

        assertThat(Uploads.send(community, id, "k", "EVIDENCE", "x", "a.pdf", photo(), null)
                        .problem())
                .isEqualTo("file-type-refused");
    }

    @Test
    void an_upload_that_is_cut_in_half_leaves_nothing_and_can_be_sent_again() throws IOException {
        UUID id = community.raise(Desk.aCase()).id();
        String boundary = "cut";
        byte[] content = Uploads.pdf("cut in half");
        byte[] whole = Uploads.body(boundary, "EVIDENCE", "收条", "a.pdf", content, null);
        HttpRequest asked =
                Uploads.request(community, id, "cut-key", boundary).GET().build();
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            var head = new StringBuilder("POST " + asked.uri().getPath() + " HTTP/1.1\r\nHost: localhost\r\n");
            asked.headers()
                    .map()
                    .forEach((name, values) -> head.append(name)
                            .append(": ")
                            .append(values.getFirst())
                            .append("\r\n"));
            out.write((head + "Content-Length: " + whole.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(whole, 0, whole.length / 2);
            out.flush();
            socket.shutdownOutput();
            // Until the service has given it up.
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        assertThat(documents(community, id)).isEmpty();
        assertThat(community.read(id).version()).isEqualTo(1);
        assertThat(Uploads.send(community, id, "cut-key", "EVIDENCE", "收条", "a.pdf", content, null)
                        .status())
                .isEqualTo(201);
        assertThat(documents(community, id)).hasSize(1);
    }

    @Test
    void a_photo_loses_what_tells_where_it_was_taken() {
        UUID id = community.raise(Desk.aCase()).id();

        Answer filed = Uploads.send(community, id, "k", "EVIDENCE", "现场", "IMG_0001.jpg", photo(), null);

        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        byte[] kept = download(community, id, filed.id()).body();
        assertThat(new String(photo(), StandardCharsets.ISO_8859_1)).contains("GPS-30.27N");
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS-30.27N");
        assertThat(sha256(kept)).isEqualTo(filed.text("/sha256"));
    }

    @Test
    void an_unknown_kind_and_a_title_that_says_nothing_are_named() {
        UUID id = community.raise(Desk.aCase()).id();

        Answer kind = Uploads.send(community, id, "k", "WHATEVER", "x", "a.pdf", Uploads.pdf("x"), null);
        Answer title = Uploads.send(community, id, "k", "EVIDENCE", " ", "a.pdf", Uploads.pdf("x"), null);
        Answer nobody =
                Uploads.send(community, UUID.randomUUID(), "k", "EVIDENCE", "x", "a.pdf", Uploads.pdf("x"), null);

        assertThat(kind.problem()).isEqualTo("unknown-value");
        assertThat(kind.text("/field")).isEqualTo("kind");
        assertThat(title.text("/field")).isEqualTo("title");
        assertThat(nobody.status()).isEqualTo(404);
    }

    @Test
    void a_new_edition_takes_the_place_of_the_old_one_which_stays() {
        UUID id = community.raise(Desk.aCase()).id();
        Answer first = Uploads.filed(community, id, "AGREEMENT", "协议书");

        Answer second = Uploads.replaced(community, id, "AGREEMENT", "协议书", first.id());
        Answer again = Uploads.send(community, id, "k1", "AGREEMENT", "协议书", "a.pdf", Uploads.pdf("x"), first.id());
        Answer other = Uploads.send(community, id, "k2", "EVIDENCE", "x", "a.pdf", Uploads.pdf("x"), second.id());

        assertThat(second.body().at("/edition").asInt()).isEqualTo(2);
        assertThat(again.problem()).isEqualTo("conflict");
        assertThat(other.problem()).isEqualTo("conflict");
        assertThat(documents(community, id))
                .extracting(each -> each.at("/id").asString())
                .containsExactly(second.id().toString());
        JsonNode all =
                community.get("/api/cases/" + id + "/documents?all=true").body().at("/items");
        assertThat(all).hasSize(2);
        assertThat(all.at("/0/replacedBy").asString()).isEqualTo(second.id().toString());
        assertThat(download(community, id, first.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void documents_are_paged_by_key() {
        UUID id = community.raise(Desk.aCase()).id();
        for (int i = 0; i < 5; i++) {
            Uploads.filed(community, id, "EVIDENCE", "第" + i);
        }

        List<String> titles = new ArrayList<>();
        String next = "";
        do {
            Answer page =
                    community.get("/api/cases/" + id + "/documents?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            page.body()
                    .at("/items")
                    .forEach(item -> titles.add(item.at("/title").asString()));
            next = page.text("/next");
        } while (!next.isEmpty());

        assertThat(titles).containsExactly("第0", "第1", "第2", "第3", "第4");
        assertThat(community.get("/api/cases/" + id + "/documents?limit=201").status())
                .isEqualTo(400);
    }

    /** The community leads; the police are on the case, urban management is and never sees contact data, emergency is not. */
    @Test
    void who_may_download_what() {
        var body = Desk.aCase();
        body.putArray("departments").add("COMMUNITY").add("POLICE").add("URBAN_MANAGEMENT");
        UUID id = community.command(community.raise(body), "accept", "{}").id();
        UUID evidence = Uploads.filed(community, id, "EVIDENCE", "收条").id();
        UUID proof = Uploads.filed(community, id, "IDENTITY_PROOF", "李四身份证").id();

        Map<String, String> seen = new LinkedHashMap<>();
        for (Role role :
                List.of(Role.DISPATCHER, Role.MEDIATOR, Role.GRID_WORKER, Role.LEADER, Role.AUDITOR, Role.ADMIN)) {
            for (Department department : List.of(COMMUNITY, POLICE, URBAN_MANAGEMENT, EMERGENCY)) {
                Desk desk = Desk.of(port, department, role);
                seen.put(
                        role + " " + department.code(),
                        Stream.of(
                                        "documents",
                                        "documents/" + evidence + "/content",
                                        "documents/" + proof + "/content",
                                        "file",
                                        "file.pdf?reason=x",
                                        "file.zip?reason=x",
                                        "file/seals",
                                        "file/seals/1/verify")
                                .map(path -> Integer.toString(desk.get("/api/cases/" + id + "/" + path)
                                        .status()))
                                .collect(Collectors.joining(" ")));
            }
        }

        String all = "200 200 200 200 200 200 200 404";
        String noContact = "200 200 403 200 200 200 200 404";
        String nothing = "403 403 403 403 403 403 403 403";
        String verifies = "403 403 403 403 403 403 200 404";
        for (Role role : List.of(Role.DISPATCHER, Role.MEDIATOR)) {
            assertThat(seen).containsEntry(role + " COMMUNITY", all).containsEntry(role + " POLICE", all);
            assertThat(seen).containsEntry(role + " URBAN_MANAGEMENT", noContact);
            assertThat(seen).containsEntry(role + " EMERGENCY", nothing);
        }
        for (Role role : List.of(Role.GRID_WORKER, Role.LEADER)) {
            assertThat(seen)
                    .containsEntry(role + " COMMUNITY", noContact)
                    .containsEntry(role + " POLICE", noContact)
                    .containsEntry(role + " EMERGENCY", nothing);
        }
        for (Department department : List.of(COMMUNITY, POLICE, URBAN_MANAGEMENT, EMERGENCY)) {
            assertThat(seen)
                    .containsEntry("AUDITOR " + department.code(), verifies)
                    .containsEntry("ADMIN " + department.code(), nothing);
        }
        assertThat(Uploads.send(
                                Desk.dispatcher(port, EMERGENCY),
                                id,
                                "k",
                                "EVIDENCE",
                                "x",
                                "a.pdf",
                                Uploads.pdf("x"),
                                null)
                        .problem())
                .isEqualTo("department-not-on-case");
    }

    @Test
    void nobody_outside_learns_that_a_restricted_case_has_a_file() {
        var body = Desk.aCase().put("restricted", true);
        body.putArray("departments").add("COMMUNITY");
        UUID id = community.raise(body).id();
        UUID document = Uploads.filed(community, id, "EVIDENCE", "x").id();
        Desk auditor = Desk.of(port, POLICE, Role.AUDITOR);
        Desk police = Desk.dispatcher(port, POLICE);

        assertThat(auditor.get("/api/cases/" + id + "/file/seals").status()).isEqualTo(404);
        for (String path : List.of("documents", "documents/" + document + "/content", "file", "file.pdf?reason=x")) {
            assertThat(police.get("/api/cases/" + id + "/" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(Uploads.send(police, id, "k", "EVIDENCE", "x", "a.pdf", Uploads.pdf("x"), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_photograph_that_shows_a_telephone_is_shown_to_who_may_see_one() throws IOException {
        var body = Desk.aCase();
        body.putArray("departments").add("COMMUNITY").add("URBAN_MANAGEMENT");
        UUID id = community.raise(body).id();
        Answer filed = Uploads.filedWithContact(community, id, "EVIDENCE", "楼道里的告示");

        assertThat(filed.body().at("/contact").asBoolean()).isTrue();
        assertThat(download(community, id, filed.id()).statusCode()).isEqualTo(200);
        assertThat(download(urban, id, filed.id()).statusCode()).isEqualTo(403);
        assertThat(urban.get("/api/cases/" + id + "/documents").raw().body())
                .contains(filed.text("/id"))
                .doesNotContain("楼道里的告示");
        assertThat(unpacked(export(community, id, "file.zip", "核对").body()).keySet())
                .anyMatch(name -> name.contains("EVIDENCE"));
        assertThat(unpacked(export(urban, id, "file.zip", "核对").body()).keySet())
                .noneMatch(name -> name.contains("EVIDENCE"));
    }

    @Test
    void every_download_stands_in_the_read_log_and_an_export_with_its_reason() {
        UUID id = community.raise(RaiseCaseTest.withParties()).id();
        UUID proof = Uploads.filed(community, id, "IDENTITY_PROOF", "身份证").id();

        download(community, id, proof);
        export(community, id, "file.pdf", "检察院调卷");

        JsonNode log = Desk.of(port, COMMUNITY, Role.AUDITOR)
                .get("/api/read-log?caseId=" + id)
                .body()
                .at("/items");
        JsonNode exported = entry(log, "files.pdf");
        assertThat(exported.at("/purpose").asString()).isEqualTo("检察院调卷");
        assertThat(exported.at("/fields").toString()).contains("CONTACT", "NARRATIVE", "PARTIES");
        assertThat(entry(log, "documents.content").at("/fields").toString())
                .isEqualTo("[\"PARTIES\",\"CONTACT\",\"NARRATIVE\"]");
        assertThat(community.get("/api/cases/" + id + "/file.pdf").problem()).isEqualTo("parameter-missing");
        assertThat(community.get("/api/cases/" + id + "/file.zip?reason=%20").text("/field"))
                .isEqualTo("reason");
    }

    @Test
    void the_must_have_list_follows_the_route_of_the_case() {
        Answer resolving = urban.command(investigating(), "start-resolving", "{}");

        JsonNode file = urban.get("/api/cases/" + resolving.id() + "/file").body();

        assertThat(file.at("/state").asString()).isEqualTo("OPEN");
        assertThat(StreamSupport.stream(file.at("/missing").spliterator(), false)
                        .map(JsonNode::asString))
                .containsExactly("APPLICATION", "IDENTITY_PROOF", "MEDIATION_RECORD", "RIGHTS_NOTICE");
        assertThat(kind(file, "INVESTIGATION_RECORD").at("/need").asString()).isEqualTo("AS_NEEDED");
        assertThat(kind(file, "AGREEMENT").at("/need").asString()).isEqualTo("AS_NEEDED");
        assertThat(kind(file, "BACK").at("/need").asString()).isEqualTo("MADE_AT_BINDING");
        Answer agreed = urban.command(resolving, "agree", "{\"form\": \"WRITTEN\"}");
        Uploads.filed(urban, agreed.id(), "APPLICATION", "申请书");
        JsonNode after = urban.get("/api/cases/" + agreed.id() + "/file").body();
        assertThat(kind(after, "AGREEMENT").at("/need").asString()).isEqualTo("MUST");
        assertThat(kind(after, "APPLICATION").at("/present").asBoolean()).isTrue();
        assertThat(after.at("/missing").toString()).doesNotContain("APPLICATION");
    }

    @Test
    void only_a_case_that_is_over_is_sealed() {
        Answer open = investigating();

        Answer refused = community.command(open, "file/seal", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-now");
        assertThat(Desk.of(port, COMMUNITY, Role.GRID_WORKER)
                        .command(open, "file/seal", "{}")
                        .problem())
                .isEqualTo("operation-refused");
    }

    @Test
    void a_file_that_lacks_a_document_is_not_sealed() {
        Answer off = writtenOff();
        // as if it had been written off by other rules
        asOwner("update case_document set kind = 'EVIDENCE' where kind = 'AGREEMENT' and case_id = '" + off.id() + "'");

        Answer refused = community.command(off, "file/seal", "{}");

        assertThat(refused.problem()).isEqualTo("file-incomplete");
        assertThat(refused.body().at("/missing").toString()).isEqualTo("[\"AGREEMENT\"]");
    }

    @Test
    void a_sealed_file_takes_no_document_until_a_reopening_begins_the_next_volume() {
        Answer off = writtenOff();
        assertThat(state(off.id())).isEqualTo("COMPLETE");

        Answer sealed = community.command(off, "file/seal", "{\"note\": \"归档\"}");
        Answer repeated = community.command(off, "file/seal", "{\"note\": \"归档\"}");
        Answer twice = community.command(sealed, "file/seal", "{}");
        Answer late = Uploads.send(community, off.id(), "late", "EVIDENCE", "x", "a.pdf", Uploads.pdf("x"), null);

        assertThat(sealed.status()).as(sealed.body().toString()).isEqualTo(200);
        assertThat(repeated.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(twice.problem()).isEqualTo("file-sealed");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("file-sealed");
        assertThat(state(off.id())).isEqualTo("SEALED");
        assertThat(community.timeline(off.id()).getLast().at("/what").asString())
                .isEqualTo("FILE_SEALED");

        Answer reopened = community.command(sealed, "reopen", "{\"reason\": \"再次漏水\"}");
        assertThat(reopened.status()).isEqualTo(200);
        assertThat(state(off.id())).as("the next volume begins empty").isEqualTo("OPEN");
        Uploads.filed(community, off.id(), "EVIDENCE", "第二卷的照片");
        assertThat(check(community, off.id(), 1).at("/intact").asBoolean())
                .as("what came later is not of the first volume")
                .isTrue();
    }

    @Test
    void the_second_volume_covers_the_rest_and_follows_the_first() {
        Answer off = writtenOff();
        Answer sealed = community.command(off, "file/seal", "{}");
        Answer reopened = community.command(sealed, "reopen", "{\"reason\": \"再次漏水\"}");
        Uploads.filed(community, off.id(), "EVIDENCE", "第二卷的照片");
        asOwner("update dispute_case set status = 'WRITTEN_OFF' where id = '" + reopened.id() + "'");
        Answer early = community.command(community.read(off.id()), "file/seal", "{}");
        assertThat(early.problem()).as("on the papers of the first").isEqualTo("file-incomplete");
        asOwner("update dispute_case set status = 'INVESTIGATING' where id = '" + reopened.id() + "'");
        for (String kind : NEEDED) {
            Uploads.filed(community, off.id(), kind, "第二卷的" + kind);
        }
        asOwner("update dispute_case set status = 'WRITTEN_OFF' where id = '" + reopened.id() + "'");

        Answer again = community.command(community.read(off.id()), "file/seal", "{}");

        assertThat(again.status()).as(again.body().toString()).isEqualTo(200);
        JsonNode seals =
                community.get("/api/cases/" + off.id() + "/file/seals").body().at("/items");
        assertThat(seals).hasSize(2);
        String second = seals.at("/1/manifest").asString();
        assertThat(second)
                .contains("volume 2\nprevious " + seals.at("/0/sha256").asString())
                .contains("timeline " + sealed.version() + " FILE_SEALED")
                .doesNotContain("timeline " + off.version() + " ");
        assertThat(second.lines().filter(line -> line.startsWith("document "))).hasSize(1 + NEEDED.length);
        assertThat(check(community, off.id(), 1).at("/intact").asBoolean()).isTrue();
        assertThat(check(community, off.id(), 2).at("/intact").asBoolean()).isTrue();
    }

    @Test
    void an_auditor_verifies_a_seal_and_sees_hashes_and_kinds_but_no_titles() {
        Answer off = writtenOff();
        community.command(off, "file/seal", "{}");
        Desk auditor = Desk.of(port, EMERGENCY, Role.AUDITOR);

        Answer seals = auditor.get("/api/cases/" + off.id() + "/file/seals");
        JsonNode check = check(auditor, off.id(), 1);

        assertThat(check.at("/intact").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.at("/genuine").asBoolean()).isTrue();
        assertThat(check.at("/entries").asLong()).isEqualTo(off.version() + NEEDED.length);
        assertThat(seals.raw().body())
                .contains("IDENTITY_PROOF:1", "WRITTEN_OFF")
                .doesNotContain("李四", "题为");
        assertThat(auditor.get("/api/cases/" + off.id() + "/file/seals/2/verify")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_planted_change_of_a_line_is_found() {
        Answer off = writtenOff();
        community.command(off, "file/seal", "{}");

        asOwner("update case_timeline set by_name = by_name || '甲' where sequence = 3 and case_id = '" + off.id()
                + "'");

        JsonNode check = check(Desk.of(port, COMMUNITY, Role.AUDITOR), off.id(), 1);
        assertThat(check.at("/intact").asBoolean()).isFalse();
        assertThat(check.at("/genuine").asBoolean()).isTrue();
        assertThat(differences(check)).containsExactly("TIMELINE 3 CHANGED");
    }

    @Test
    void a_line_and_a_document_that_are_gone_and_one_that_was_slipped_in_are_found() {
        Answer off = writtenOff();
        community.command(off, "file/seal", "{}");
        UUID gone = UUID.fromString(
                documents(community, off.id()).getFirst().at("/id").asString());
        UUID slipped = UUID.randomUUID();

        asOwner("delete from case_timeline where sequence = 2 and case_id = '" + off.id() + "'");
        asOwner("""
                insert into case_document (
                    id, case_id, kind, media_type, bytes, sha256, object_key, sequence, filed_at, filed_by_subject,
                    filed_by_name, filed_by_department, made, scan)
                select '%s', case_id, kind, media_type, bytes, sha256, object_key, sequence, filed_at, filed_by_subject,
                    filed_by_name, filed_by_department, made, scan
                from case_document
                where id = '%s'
                """.formatted(slipped, gone));
        asOwner("delete from case_document where id = '" + gone + "'");

        assertThat(differences(check(community, off.id(), 1)))
                .containsExactlyInAnyOrder(
                        "TIMELINE 2 MISSING", "DOCUMENT " + gone + " MISSING", "DOCUMENT " + slipped + " ADDED");
    }

    @Test
    void a_planted_change_of_one_byte_of_a_document_is_found_and_the_document_does_not_arrive_whole()
            throws IOException {
        Set<Path> before = objects();
        Answer off = writtenOff();
        Set<Path> added = objects();
        added.removeAll(before);
        community.command(off, "file/seal", "{}");
        assertThat(added).hasSize(NEEDED.length);

        Path object = added.iterator().next();
        byte[] sealed = Files.readAllBytes(object);
        sealed[sealed.length - 20] ^= 1;
        Files.write(object, sealed);

        JsonNode check = check(Desk.of(port, COMMUNITY, Role.AUDITOR), off.id(), 1);
        assertThat(check.at("/intact").asBoolean()).isFalse();
        assertThat(differences(check)).singleElement().asString().endsWith(" UNREADABLE");
        UUID document = UUID.fromString(check.at("/differences/0/key").asString());
        assertThat(arrivesWhole(community, off.id(), document)).isFalse();
    }

    @Test
    void a_seal_that_was_written_by_hand_is_not_genuine() {
        Answer off = writtenOff();
        community.command(off, "file/seal", "{}");

        asOwner("""
                update case_seal
                set manifest = replace(manifest, 'EVIDENCE', 'AGREEMENT') || 'x',
                    sha256 = sha256(convert_to(replace(manifest, 'EVIDENCE', 'AGREEMENT') || 'x', 'UTF8'))
                where case_id = '%s'
                """.formatted(off.id()));

        JsonNode check = check(community, off.id(), 1);
        assertThat(check.at("/genuine").asBoolean()).isFalse();
        assertThat(check.at("/intact").asBoolean()).isFalse();
    }

    @Test
    void the_book_has_everything_and_contact_data_only_for_who_may_see_them() throws IOException {
        Answer off = writtenOff();
        Uploads.send(community, off.id(), "photo", "EVIDENCE", "现场照片", "a.jpg", photo(), null);

        String full = text(export(community, off.id(), "file.pdf", "检察院调卷").body());
        String less = text(export(urban, off.id(), "file.pdf", "内部评查").body());

        assertThat(full)
                .contains(off.text("/number"), "卷内目录", "办理过程", "备考表", "调解记录：题为MEDIATION_RECORD")
                .contains("MEDIATION_RECORD", "三楼漏到二楼", "李四", "13800001234", "题为IDENTITY_PROOF")
                .contains("事由：检察院调卷");
        assertThat(less)
                .contains("李四", "当事人身份证明（未附，", "事由：内部评查")
                .doesNotContain("13800001234", "题为IDENTITY_PROOF", "3号楼201");
    }

    @Test
    void the_archive_has_a_manifest_whose_hashes_are_those_of_what_lies_in_it() throws IOException {
        Answer off = writtenOff();
        Answer old = Uploads.filed(community, off.id(), "EVIDENCE", "收条");
        Uploads.replaced(community, off.id(), "EVIDENCE", "收条", old.id());
        community.command(community.read(off.id()), "file/seal", "{}");

        Map<String, byte[]> full =
                unpacked(export(community, off.id(), "file.zip", "移送法院").body());
        Map<String, byte[]> less =
                unpacked(export(urban, off.id(), "file.zip", "内部评查").body());

        JsonNode manifest = Desk.JSON.readTree(full.get("manifest.json"));
        assertThat(manifest.at("/reason").asString()).isEqualTo("移送法院");
        assertThat(manifest.at("/documents")).hasSize(NEEDED.length + 2);
        assertThat(manifest.at("/seals")).hasSize(1);
        for (JsonNode document : manifest.at("/documents")) {
            byte[] content =
                    Objects.requireNonNull(full.get(document.at("/file").asString()));
            assertThat(sha256(content)).isEqualTo(document.at("/sha256").asString());
        }
        assertThat(full).hasSize(NEEDED.length + 4);
        assertThat(Desk.JSON.readTree(full.get("timeline.json")).size())
                .isEqualTo((int) community.read(off.id()).version());
        assertThat(less.keySet()).noneMatch(name -> name.contains("IDENTITY_PROOF"));
        assertThat(new String(less.get("manifest.json"), StandardCharsets.UTF_8))
                .doesNotContain("题为IDENTITY_PROOF")
                .contains("withheldBecause");
        assertThat(check(urban, off.id(), 1).at("/intact").asBoolean())
                .as("what is withheld from a reader is sealed all the same")
                .isTrue();
    }

    @Test
    void a_file_of_two_hundred_entries_is_printed_in_two_seconds() {
        UUID id = community.raise(RaiseCaseTest.withParties()).id();
        for (int i = 0; i < 20; i++) {
            Uploads.filed(community, id, "EVIDENCE", "第" + i + "件证据");
        }
        asOwner("""
                insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department)
                select '%s', n, now(), 'REPORTED_BACK', 's', '王五', 'COMMUNITY'
                from generate_series(1000, 1178) n
                """.formatted(id));
        export(community, id, "file.pdf", "预热");

        long start = System.nanoTime();
        HttpResponse<byte[]> printed = export(community, id, "file.pdf", "测速");
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        System.out.println("a file of 200 entries and 20 documents over HTTP: " + taken.toMillis() + " ms, "
                + printed.body().length + " bytes");
        assertThat(taken).isLessThan(BOUND);
    }

    @Test
    void what_nobody_refers_to_is_swept_after_a_day_and_what_somebody_does_stays() throws IOException {
        Set<Path> before = objects();
        UUID id = community.raise(Desk.aCase()).id();
        Answer kept = Uploads.send(community, id, "k", "EVIDENCE", "x", "a.pdf", Uploads.pdf("kept " + id), null);
        Answer orphan = Uploads.send(community, id, "o", "EVIDENCE", "x", "a.pdf", Uploads.pdf("orphan " + id), null);
        Set<Path> added = objects();
        added.removeAll(before);
        // as if the transaction had not come about
        asOwner("delete from case_document where id = '" + orphan.id() + "'");
        for (Path object : added) {
            Files.setLastModifiedTime(object, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Set<Path> left = objects();
            left.retainAll(added);
            return left.size() == 1;
        });

        assertThat(download(community, id, kept.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_nobody_refers_to_and_cannot_be_deleted_keeps_nothing_else_from_it() throws IOException {
        Set<Path> before = objects();
        UUID id = community.raise(Desk.aCase()).id();
        for (String name : List.of("one", "two")) {
            Answer orphan =
                    Uploads.send(community, id, name, "EVIDENCE", "x", "a.pdf", Uploads.pdf(name + " " + id), null);
            asOwner("delete from case_document where id = '" + orphan.id() + "'");
        }
        Set<Path> added = objects();
        added.removeAll(before);
        List<Path> inOrder = added.stream().sorted().toList();
        assertThat(inOrder).hasSize(2);
        Path held = inOrder.getFirst();
        // what is not empty is not deleted
        Files.delete(held);
        Path within = Files.createFile(Files.createDirectory(held).resolve("within"));
        try {
            for (Path object : inOrder) {
                Files.setLastModifiedTime(object, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
            }

            await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(inOrder.getLast()));

            assertThat(held).exists();
        } finally {
            Files.delete(within);
            Files.delete(held);
        }
    }

    @Test
    void what_was_filed_on_a_case_that_was_merged_lies_in_the_file_of_the_one_it_lives_on_in() throws IOException {
        Answer older = investigating();
        var body = RaiseCaseTest.withParties();
        body.putArray("departments").add("COMMUNITY");
        Answer younger = community.raise(body);
        UUID id = older.id();
        UUID photograph =
                Uploads.filed(community, younger.id(), "EVIDENCE", "二楼天花板").id();
        Uploads.filed(community, younger.id(), "IDENTITY_PROOF", "李四身份证");

        Answer merged = community.command(community.read(younger.id()), "merge", "{\"into\": \"" + older.id() + "\"}");
        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);

        List<JsonNode> listed = documents(community, id);
        assertThat(listed)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.at("/fromCase").asString()).isEqualTo(younger.text("/number")));
        assertThat(listed.getFirst().at("/title").asString()).isEqualTo("二楼天花板");
        assertThat(download(community, id, photograph).statusCode()).isEqualTo(200);
        String manifest = new String(
                unpacked(export(community, id, "file.zip", "核对").body()).get("manifest.json"), StandardCharsets.UTF_8);
        assertThat(manifest).contains(photograph.toString(), "\"fromCase\" : \"" + younger.text("/number") + "\"");

        assertThat(documents(urban, id))
                .as("who was not on the younger case is not told of it")
                .isEmpty();
        assertThat(download(urban, id, photograph).statusCode()).isEqualTo(404);
        JsonNode file = urban.get("/api/cases/" + id + "/file").body();
        assertThat(kind(file, "IDENTITY_PROOF").at("/present").asBoolean()).isTrue();
        assertThat(file.at("/missing").toString()).doesNotContain("IDENTITY_PROOF");

        Answer late = Uploads.send(community, younger.id(), "late", "EVIDENCE", "x", "a.pdf", Uploads.pdf("x"), null);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/mergedInto")).isEqualTo(id.toString());
        assertThat(community.read(id).body().at("/parties"))
                .as("the same person once")
                .hasSize(1);

        Answer off = writtenOff(urban.read(id));
        assertThat(urban.command(off, "file/seal", "{}").status()).isEqualTo(200);
        assertThat(urban.get("/api/cases/" + id + "/file/seals").text("/items/0/manifest"))
                .contains("document " + photograph);
        assertThat(check(community, id, 1).at("/intact").asBoolean()).isTrue();
    }

    private Answer investigating() {
        var body = RaiseCaseTest.withParties();
        body.putArray("departments").add("COMMUNITY").add("POLICE").add("URBAN_MANAGEMENT");
        Answer accepted = community.command(community.raise(body), "accept", "{}");
        return urban.command(
                community.command(accepted, "assign", "{\"department\": \"URBAN_MANAGEMENT\"}"), "sign", "{}");
    }

    /** A case at its end, its file complete by real uploads. */
    private Answer writtenOff() {
        return writtenOff(investigating());
    }

    private Answer writtenOff(Answer investigating) {
        Answer resolving = urban.command(investigating, "start-resolving", "{}");
        Answer agreed = urban.command(resolving, "agree", "{\"form\": \"WRITTEN\"}");
        Answer performed = urban.command(agreed, "perform", "{\"outcome\": \"SUCCESS\"}");
        UUID id = performed.id();
        for (String kind : NEEDED) {
            Uploads.filed(urban, id, kind, "题为" + kind);
        }
        Answer one = urban.command(
                urban.read(id), "follow-up", "{\"side\": \"APPLICANT\", \"reached\": true, \"note\": \"已修好\"}");
        Answer two =
                urban.command(one, "follow-up", "{\"side\": \"RESPONDENT\", \"reached\": true, \"note\": \"无异议\"}");
        // as risk-service says it; and the parts of the others
        asOwner("update dispute_case set reviewed_version = version, certainty = 'CONFIRMED' where id = '" + id + "'");
        Answer applied = urban.command(two, "write-off/apply", "{\"note\": \"双方已履行\"}");
        Answer off = leader.command(applied, "write-off/pass", "{}");
        assertThat(off.text("/status")).as(applied.body().toString()).isEqualTo("WRITTEN_OFF");
        return off;
    }

    private String state(UUID id) {
        return community.get("/api/cases/" + id + "/file").text("/state");
    }

    private static JsonNode check(Desk desk, UUID id, int number) {
        Answer check = desk.get("/api/cases/" + id + "/file/seals/" + number + "/verify");
        assertThat(check.status()).as(check.body().toString()).isEqualTo(200);
        return check.body();
    }

    private static List<String> differences(JsonNode check) {
        return StreamSupport.stream(check.at("/differences").spliterator(), false)
                .map(each -> each.at("/part").asString() + " " + each.at("/key").asString() + " "
                        + each.at("/finding").asString())
                .toList();
    }

    private static List<JsonNode> documents(Desk desk, UUID id) {
        return StreamSupport.stream(
                        desk.get("/api/cases/" + id + "/documents")
                                .body()
                                .at("/items")
                                .spliterator(),
                        false)
                .toList();
    }

    private static JsonNode kind(JsonNode file, String kind) {
        return StreamSupport.stream(file.at("/kinds").spliterator(), false)
                .filter(each -> each.at("/kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode entry(JsonNode log, String operation) {
        return StreamSupport.stream(log.spliterator(), false)
                .filter(each -> each.at("/operation").asString().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<byte[]> download(Desk desk, UUID id, UUID document) {
        return bytes(desk, "/api/cases/" + id + "/documents/" + document + "/content");
    }

    private static HttpResponse<byte[]> export(Desk desk, UUID id, String what, String reason) {
        HttpResponse<byte[]> exported = bytes(
                desk, "/api/cases/" + id + "/" + what + "?reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8));
        assertThat(exported.statusCode())
                .as(new String(exported.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return exported;
    }

    private static HttpResponse<byte[]> bytes(Desk desk, String path) {
        try {
            return HTTP.send(desk.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean arrivesWhole(Desk desk, UUID id, UUID document) {
        try {
            return download(desk, id, document).statusCode() == 200;
        } catch (UncheckedIOException cut) {
            return false;
        }
    }

    private static <T> List<T> together(List<Callable<T>> work) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> begun = work.stream().map(pool::submit).toList();
            List<T> done = new ArrayList<>();
            for (Future<T> each : begun) {
                done.add(each.get());
            }
            return done;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A photo with the place it was taken at in it. */
    private static byte[] photo() {
        try {
            var plain = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", plain);
            byte[] exif = "Exif\0\0MM\0*\0\0\0\bGPS-30.27N".getBytes(StandardCharsets.ISO_8859_1);
            var photo = new ByteArrayOutputStream();
            byte[] jpeg = plain.toByteArray();
            photo.write(jpeg, 0, 2);
            photo.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)});
            photo.writeBytes(exif);
            photo.write(jpeg, 2, jpeg.length - 2);
            return photo.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private Set<Path> objects() throws IOException {
        if (!Files.isDirectory(files.resolve("objects"))) {
            return new HashSet<>();
        }
        try (Stream<Path> all = Files.walk(files.resolve("objects"))) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    private static void asOwner(String sql) {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
