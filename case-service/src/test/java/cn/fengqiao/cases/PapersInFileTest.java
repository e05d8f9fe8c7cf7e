package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Papers of a mediation in the file of its case: behind every door for the same people, and bound as they are read. */
@RunningService
class PapersInFileTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final String PHONE = "13800001234";
    private static final String NUMBER = "P7788990011";
    private static final String MASKED = "P77****0011";

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk urban;
    private Mediating mediating;

    @BeforeEach
    void aCaseWithPapers() {
        community = Desk.dispatcher(port, COMMUNITY);
        urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
        var body = Desk.aCase().put("narrative", "三楼水管爆裂，漏到二楼，两家争吵。");
        body.withArray("parties")
                .addObject()
                .put("name", "王某甲")
                .put("role", "APPLICANT")
                .put("phone", PHONE)
                .put("idType", "PASSPORT")
                .put("idNumber", NUMBER)
                .put("address", "3号楼201");
        body.withArray("parties").addObject().put("name", "李某乙").put("role", "RESPONDENT");
        body.putArray("departments").add("COMMUNITY").add("URBAN_MANAGEMENT").add("EMERGENCY");
        Answer now = community.command(community.raise(body), "accept", "{}");
        now = community.command(now, "assign", "{\"department\": \"COMMUNITY\"}");
        now = community.command(community.command(now, "sign", "{}"), "start-resolving", "{}");
        mediating = new Mediating(community, now)
                .then("investigations", Mediating.investigation("赵某丙", "听到争吵"))
                .consented()
                .then("mediator", Mediating.mediator("m-" + UUID.randomUUID()))
                .then("sessions", Mediating.session("JOINT"))
                .then("sessions/held", Mediating.held("双方各自陈述了情况。"))
                .then("agreement", Mediating.agreement("李某乙赔偿王某甲1000元"))
                .signed()
                .then("confirmation", Mediating.CONFIRMATION)
                .then("papers/APPLICATION", "{}")
                .then("papers/RIGHTS_NOTICE", "{}")
                .then("papers/MEDIATION_RECORD", "{}")
                .then("papers/AGREEMENT", "{}")
                .then("papers/AGREEMENT", "{\"format\": \"DOCX\"}")
                .then("papers/JUDICIAL_CONFIRMATION", "{}");
    }

    @Test
    void every_door_to_a_paper_is_open_for_the_same_people() throws IOException {
        Map<String, Integer> shut = new LinkedHashMap<>();
        Desk grid = Desk.of(port, COMMUNITY, Role.GRID_WORKER);
        for (Desk desk : List.of(
                community, urban, Desk.dispatcher(port, EMERGENCY), grid, Desk.of(port, COMMUNITY, Role.MEDIATOR))) {
            Map<String, byte[]> archive =
                    unpacked(bytes(desk, "file.zip?reason=x").body());
            JsonNode manifest = Desk.JSON.readTree(archive.get("manifest.json"));
            for (JsonNode paper : mediating.seen().body().at("/papers")) {
                String id = paper.at("/document").asString();
                int asDocument = bytes(desk, "documents/" + id + "/content").statusCode();
                // a grid worker does not work with the papers of a mediation, and reads them in the file
                int asPaper = desk == grid
                        ? asDocument
                        : bytes(desk, "mediation/papers/" + id).statusCode();
                boolean packed = archive.keySet().stream().anyMatch(name -> name.contains(id));
                JsonNode entry = named(manifest.at("/documents"), "id", id);

                assertThat(asDocument).as(paper.toString()).isEqualTo(asPaper);
                assertThat(packed).as(paper.toString()).isEqualTo(asPaper == 200);
                assertThat(entry.at("/withheld").asBoolean()).isEqualTo(asPaper != 200);
                assertThat(entry.at("/withheldBecause").asString("").contains("联系方式"))
                        .isEqualTo(asPaper != 200);
                if (asPaper != 200) {
                    shut.merge(paper.at("/kind").asString(), 1, Integer::sum);
                }
            }
        }

        assertThat(shut)
                .as("urban management, emergency and grid workers, and the agreement is there twice")
                .isEqualTo(Map.of("APPLICATION", 3, "AGREEMENT", 6, "JUDICIAL_CONFIRMATION", 3));
    }

    @Test
    void a_refused_paper_says_which_class_and_a_scanned_one_is_refused_alike() {
        Answer scanned = Uploads.filed(community, id(), "AGREEMENT", "签字的协议");
        Answer minutes = Uploads.filed(community, id(), "MEDIATION_RECORD", "手写笔录");
        Answer photo = Uploads.filed(community, id(), "EVIDENCE", "现场照片");
        for (String document : List.of(
                paper("AGREEMENT", "pdf"), scanned.id().toString(), minutes.id().toString())) {
            Answer refused = urban.get("/api/cases/" + id() + "/documents/" + document + "/content");

            assertThat(refused.problem()).isEqualTo("not-visible");
            assertThat(refused.text("/fieldClass")).isEqualTo("CONTACT");
        }
        assertThat(bytes(urban, "documents/" + photo.id() + "/content").statusCode())
                .isEqualTo(200);
        assertThat(urban.get("/api/cases/" + id() + "/documents").raw().body())
                .contains("现场照片")
                .doesNotContain("签字的协议", "手写笔录");
    }

    @Test
    void the_bound_file_lists_what_it_withholds_and_the_word_twin_without_a_page() throws IOException {
        String full = squeezed(bytes(community, "file.pdf?reason=x").body());
        String less = squeezed(bytes(urban, "file.pdf?reason=x").body());

        assertThat(full).contains(PHONE, NUMBER, "Word版，内容同PDF，见卷宗压缩包").doesNotContain("此件不能印在纸上", "未附");
        assertThat(less)
                .contains("未附，按规定贵部门不得查看：联系方式与证件", "权利义务告知书", "其中4件未附")
                .doesNotContain(PHONE, NUMBER, MASKED, "此件不能印在纸上");
    }

    @Test
    void a_paper_says_in_full_who_binds_themselves_and_its_sentences_end() throws IOException {
        for (String kind : List.of("APPLICATION", "AGREEMENT", "JUDICIAL_CONFIRMATION")) {
            assertThat(squeezed(bytes(community, "mediation/papers/" + paper(kind, "pdf"))
                            .body()))
                    .as(kind)
                    .contains(NUMBER)
                    .doesNotContain(MASKED);
        }
        assertThat(squeezed(bytes(community, "mediation/papers/" + paper("AGREEMENT", "pdf"))
                        .body()))
                .contains("赔偿王某甲1000元。金额：");
        assertThat(community.read(id()).raw().body()).contains(MASKED).doesNotContain(NUMBER);
    }

    @Test
    void the_read_log_says_what_the_document_showed() {
        bytes(urban, "documents/" + paper("RIGHTS_NOTICE", "pdf") + "/content");
        bytes(community, "documents/" + paper("AGREEMENT", "pdf") + "/content");
        bytes(community, "mediation/papers/" + paper("RIGHTS_NOTICE", "pdf"));

        JsonNode log = Desk.of(port, COMMUNITY, Role.AUDITOR)
                .get("/api/read-log?limit=200&caseId=" + id())
                .body()
                .at("/items");
        assertThat(fields(log, "documents.content", "COMMUNITY")).isEqualTo("[\"PARTIES\",\"CONTACT\",\"NARRATIVE\"]");
        assertThat(fields(log, "documents.content", "URBAN_MANAGEMENT")).isEqualTo("[\"PARTIES\",\"NARRATIVE\"]");
        assertThat(fields(log, "mediation.paper", "COMMUNITY")).isEqualTo("[\"PARTIES\",\"NARRATIVE\"]");
    }

    @Test
    void the_timeline_tells_the_steps_apart_on_the_screen_and_in_the_file() throws IOException {
        List<String> lines = StreamSupport.stream(
                        community
                                .get("/api/cases/" + id() + "/timeline?limit=200")
                                .body()
                                .at("/items")
                                .spliterator(),
                        false)
                .map(item -> item.at("/whatName").asString())
                .toList();

        assertThat(lines)
                .contains("登记调查", "申请人同意调解", "被申请人同意调解", "安排调解会（面对面）", "召开调解会（面对面）", "起草书面协议")
                .contains("签署协议（申请人）", "签署协议（被申请人）", "签署协议（调解员）", "签署协议（调委会盖章）")
                .contains("生成文书：人民调解协议书", "生成文书：司法确认申请书")
                .doesNotContain("调解事项");
        assertThat(squeezed(bytes(urban, "file.pdf?reason=x").body()))
                .contains("签署协议（申请人）")
                .doesNotContain("调解事项");
        assertThat(new String(
                        Objects.requireNonNull(
                                unpacked(bytes(urban, "file.zip?reason=x").body())
                                        .get("timeline.json")),
                        StandardCharsets.UTF_8))
                .contains("生成文书：人民调解协议书");
    }

    private UUID id() {
        return mediating.now().id();
    }

    private String paper(String kind, String type) {
        return StreamSupport.stream(mediating.seen().body().at("/papers").spliterator(), false)
                .filter(paper -> paper.at("/kind").asString().equals(kind))
                .filter(paper -> paper.at("/mediaType").asString().contains(type))
                .map(paper -> paper.at("/document").asString())
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<byte[]> bytes(Desk desk, String path) {
        try {
            return HTTP.send(
                    desk.request("/api/cases/" + id() + "/" + path).GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String fields(JsonNode log, String operation, String department) {
        return StreamSupport.stream(log.spliterator(), false)
                .filter(entry -> entry.at("/operation").asString().equals(operation)
                        && entry.at("/department").asString().equals(department))
                .map(entry -> entry.at("/fields").toString())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode named(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path(field).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String squeezed(byte[] pdf) throws IOException {
        return HiddenInFilesTest.pdf(pdf).replaceAll("[\\s　＿]", "");
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
}
