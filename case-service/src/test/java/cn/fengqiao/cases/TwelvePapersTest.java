package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.paper.PaperKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is entered of a mediation is entered once, and every paper there is can be made of it. */
@RunningService
class TwelvePapersTest {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final String WITNESS = "赵某丙";

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk leader;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        leader = Desk.of(port, COMMUNITY, Role.LEADER);
    }

    @Test
    void every_one_of_the_twelve_is_made_of_what_was_entered_and_says_the_same_in_word() throws Exception {
        Set<PaperKind> whileOpen = EnumSet.of(
                PaperKind.APPLICATION,
                PaperKind.RIGHTS_NOTICE,
                PaperKind.INVESTIGATION_RECORD,
                PaperKind.MEDIATION_RECORD,
                PaperKind.AGREEMENT,
                PaperKind.PERFORMANCE_PROOF,
                PaperKind.FOLLOW_UP_RECORD,
                PaperKind.JUDICIAL_CONFIRMATION);
        Set<PaperKind> whenOver = EnumSet.of(PaperKind.FILE_COVER, PaperKind.FILE_BACK);
        Mediating performed = performed();
        for (PaperKind kind : whileOpen) {
            assertMade(performed, kind);
        }
        Mediating over = new Mediating(community, writtenOff(performed.now()));
        for (PaperKind kind : whenOver) {
            assertMade(over, kind);
        }

        Mediating spoken = spoken();
        assertMade(spoken, PaperKind.ORAL_AGREEMENT);
        Mediating refused = new Mediating(community, resolving(investigated()))
                .then("consents", Mediating.consent("RESPONDENT", false));
        assertMade(refused, PaperKind.GUIDANCE_NOTICE);
        assertMade(refused, PaperKind.INVESTIGATION_RECORD);

        assertThat(Stream.of(
                                whileOpen,
                                whenOver,
                                EnumSet.of(PaperKind.ORAL_AGREEMENT),
                                EnumSet.of(PaperKind.GUIDANCE_NOTICE))
                        .flatMap(Set::stream))
                .containsExactlyInAnyOrder(PaperKind.values());
    }

    @Test
    void the_back_of_a_file_is_made_of_the_file_once_it_is_written_off_and_not_sealed() throws Exception {
        Mediating performed = performed();
        for (String kind : List.of(
                "APPLICATION",
                "RIGHTS_NOTICE",
                "INVESTIGATION_RECORD",
                "MEDIATION_RECORD",
                "AGREEMENT",
                "FOLLOW_UP_RECORD")) {
            performed.then("papers/" + kind, "{}");
        }
        Answer early = performed.wants("papers/FILE_BACK", "{}");
        performed.then("papers/FILE_COVER", "{}");
        String open = text(pdf(paper(performed, "COVER", "pdf")));
        Mediating over = new Mediating(community, writtenOff(performed.now()));

        Answer elsewhere = over.wants("papers/FILE_COVER", "{\"remark\": \"材料齐全\"}");
        Answer another = over.wants("papers/RIGHTS_NOTICE", "{}");
        Answer foreign = Desk.dispatcher(port, POLICE).command(over.now(), "mediation/papers/FILE_BACK", "{}");
        over.then("papers/FILE_BACK", "{\"remark\": \"材料齐全，无缺页。\"}");
        String back = text(pdf(paper(over, "BACK", "pdf")));
        over.then("papers/FILE_COVER", "{}");
        List<JsonNode> covers = papers(over, "COVER");
        Answer sealed = community.command(over.now(), "file/seal", "{}");
        Answer late = new Mediating(community, sealed).wants("papers/FILE_BACK", "{}");

        assertThat(early.problem()).isEqualTo("paper-incomplete");
        assertThat(early.body().at("/missing")).hasSize(1);
        assertThat(early.text("/missing/0")).isEqualTo("BINDING");
        assertThat(early.text("/reason")).isEqualTo("验收销号");
        assertThat(elsewhere.problem()).isEqualTo("field-invalid");
        assertThat(elsewhere.text("/field")).isEqualTo("remark");
        assertThat(another.problem()).isEqualTo("not-now");
        assertThat(foreign.status()).as("whose case it is, binds its file").isEqualTo(409);
        JsonNode verified = line(over.now(), "WRITTEN_OFF");
        // six papers and what proves who they are; the cover is no part of what it covers
        assertThat(back)
                .contains("共7件", "材料齐全，无缺页。")
                .contains("立卷人"
                        + squeezed(
                                line(over.now(), "DOCUMENT_FILED").at("/byName").asString()))
                .contains("检查人" + squeezed(verified.at("/byName").asString()));
        assertThat(open).contains("保管期限").doesNotContain("长期");
        assertThat(text(pdf(bytes(over, covers.getLast())))).contains("保管期限长期");
        assertThat(sealed.status()).isEqualTo(200);
        assertThat(late.problem()).isEqualTo("file-sealed");
    }

    @Test
    void a_dispute_is_looked_into_before_anybody_consents_and_what_was_said_is_in_the_record() throws Exception {
        Answer assigned = assigned();
        Answer unsigned = new Mediating(community, assigned).wants("investigations", Mediating.investigation("x", "x"));
        Mediating investigating = new Mediating(community, community.command(assigned, "sign", "{}"));
        investigating
                .then("investigations", Mediating.investigation(WITNESS, "八点左右听到争吵"))
                .then("investigations", Mediating.investigation("钱某丁", "水从三楼漏下来"));
        Answer seen = investigating.seen();
        Answer without = investigating.wants("papers/MEDIATION_RECORD", "{}");
        Mediating mediating = new Mediating(community, community.command(investigating.now(), "start-resolving", "{}"))
                .then("consents", Mediating.consent("APPLICANT", true))
                .then("papers/INVESTIGATION_RECORD", "{}");

        assertThat(unsigned.problem()).isEqualTo("not-now");
        assertThat(seen.body().at("/investigations")).hasSize(2);
        assertThat(seen.text("/investigations/0/asked")).isEqualTo(WITNESS);
        assertThat(seen.text("/investigations/1/exchanges/0/answer")).isEqualTo("水从三楼漏下来");
        assertThat(seen.body().has("proceeding")).isFalse();
        assertThat(without.problem()).as("it is of a mediation").isEqualTo("consent-missing");
        assertThat(text(pdf(paper(mediating, "INVESTIGATION_RECORD", "pdf"))))
                .contains("被调查人" + WITNESS, "答：八点左右听到争吵", "被调查人钱某丁", "问：看到了什么？");
    }

    @Test
    void what_is_settled_without_mediation_has_its_papers_under_the_number_of_the_case() throws Exception {
        Answer now = community.command(investigated(), "outcome", "{\"outcome\": \"SUCCESS\"}");
        for (String side : List.of("APPLICANT", "RESPONDENT")) {
            now = community.command(
                    now, "follow-up", "{\"side\": \"" + side + "\", \"reached\": true, \"note\": \"没有再争吵\"}");
        }
        Mediating ended = new Mediating(community, now);
        for (String kind : List.of("APPLICATION", "RIGHTS_NOTICE", "INVESTIGATION_RECORD", "FOLLOW_UP_RECORD")) {
            ended.then("papers/" + kind, "{}");
            assertThat(text(pdf(paper(ended, kind, "pdf")))).contains(squeezed(now.text("/number")));
        }

        assertThat(text(pdf(paper(ended, "APPLICATION", "pdf"))))
                .contains("受理登记表", "王某甲", "李某乙")
                .doesNotContain("申请人民调解");
        assertThat(text(pdf(paper(ended, "FOLLOW_UP_RECORD", "pdf")))).contains("没有再争吵");
        assertThat(ended.wants("papers/MEDIATION_RECORD", "{}").problem()).isEqualTo("consent-missing");
        Mediating over = new Mediating(community, writtenOff(ended.now()));
        over.then("papers/FILE_COVER", "{}").then("papers/FILE_BACK", "{}");
        assertThat(community.command(over.now(), "file/seal", "{}").status()).isEqualTo(200);
    }

    @Test
    void the_parties_are_told_of_their_rights_before_they_consent() throws Exception {
        Mediating mediating = new Mediating(community, resolving(investigated()))
                .then("papers/RIGHTS_NOTICE", "{}")
                .then("papers/APPLICATION", "{}");

        assertThat(text(pdf(paper(mediating, "APPLICATION", "pdf")))).contains("人民调解申请书", "自愿申请");
        assertThat(mediating.consented().seen().body().has("proceeding")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "at, field-invalid",
        "place, field-invalid",
        "asked, field-invalid",
        "exchanges, field-invalid",
        "exchanges[0].answer, field-invalid",
        "none, field-invalid"
    })
    void an_investigation_says_when_where_who_and_what(String field, String problem) {
        Mediating investigating = new Mediating(community, community.command(assigned(), "sign", "{}"));
        ObjectNode body = (ObjectNode) Desk.JSON.readTree(Mediating.investigation(WITNESS, "听到争吵"));
        switch (field) {
            case "at" -> body.put("at", Instant.now().plusSeconds(600).toString());
            case "exchanges" -> {
                for (int more = 0; more < 50; more++) {
                    body.withArray("exchanges").addObject().put("question", "问").put("answer", "答");
                }
            }
            case "exchanges[0].answer" -> ((ObjectNode) body.at("/exchanges/0")).put("answer", "字".repeat(501));
            case "none" -> body.putArray("exchanges");
            default -> body.put(field, " ");
        }

        Answer refused = investigating.wants("investigations", body.toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field.equals("none") ? "exchanges" : field);
    }

    @Test
    void a_file_has_room_for_twenty_investigations_and_only_who_answers_for_the_case_writes_them() {
        Mediating investigating = new Mediating(community, community.command(assigned(), "sign", "{}"));
        Answer foreign = Desk.dispatcher(port, POLICE)
                .command(investigating.now(), "mediation/investigations", Mediating.investigation("x", "x"));
        for (int number = 1; number <= 20; number++) {
            investigating.then("investigations", Mediating.investigation(WITNESS, "第" + number + "次"));
        }

        Answer more = investigating.wants("investigations", Mediating.investigation(WITNESS, "又一次"));
        JsonNode step = StreamSupport.stream(
                        investigating.seen().body().at("/availableActions").spliterator(), false)
                .filter(each -> each.at("/action").asString().equals("INVESTIGATE"))
                .findFirst()
                .orElseThrow();

        assertThat(foreign.problem()).isEqualTo("not-now");
        assertThat(more.problem()).isEqualTo("not-now");
        assertThat(more.body().at("/most").asInt()).isEqualTo(20);
        assertThat(step.at("/allowed").asBoolean()).isFalse();
        assertThat(step.at("/reason").asString()).isEqualTo(more.text("/reason"));
        assertThat(step.at("/href").asString())
                .isEqualTo("/api/cases/" + investigating.now().id() + "/mediation/investigations");
    }

    /** Both as PDF and as DOCX: of its type, with its number and the names, and the same in both. */
    private void assertMade(Mediating mediating, PaperKind kind) throws Exception {
        for (String format : List.of("PDF", "DOCX")) {
            mediating.then("papers/" + kind, "{\"format\": \"" + format + "\"}");
        }
        String document = switch (kind) {
            case ORAL_AGREEMENT -> "AGREEMENT";
            case FILE_COVER -> "COVER";
            case FILE_BACK -> "BACK";
            default -> kind.name();
        };
        byte[] pdf = paper(mediating, document, "pdf");
        byte[] word = paper(mediating, document, "word");

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII))
                .as(kind.title())
                .isEqualTo("%PDF-");
        assertThat(new String(word, 0, 4, StandardCharsets.ISO_8859_1))
                .as(kind.title())
                .isEqualTo("PK\3\4");
        String text = text(pdf(pdf));
        List<String> sentences = sentences(word);
        assertThat(sentences).as(kind.title()).hasSizeGreaterThan(3);
        assertThat(sentences)
                .as(kind.title() + " in Word")
                .allSatisfy(sentence -> assertThat(text).contains(sentence));
        assertThat(text).contains(squeezed(kind.title()));
        if (kind == PaperKind.FILE_BACK) {
            // it is of the file and not of the parties, and goes without a number of its own
            assertThat(text).contains(mediating.now().text("/number"));
            return;
        }
        assertThat(text).contains(mediating.seen().text("/proceeding/number")).containsPattern("枫桥调〔\\d{4}〕第\\d+号");
        if (kind == PaperKind.INVESTIGATION_RECORD) {
            assertThat(text).as("who was asked").contains(WITNESS);
        } else {
            assertThat(text).as("the parties of " + kind.title()).contains("王某甲", "李某乙");
        }
    }

    private Mediating performed() {
        Mediating mediating = new Mediating(community, resolving(investigated()));
        mediating
                .consented()
                .then("mediator", Mediating.mediator("m-" + UUID.randomUUID()))
                .then("sessions", Mediating.session("JOINT"))
                .then("sessions/held", Mediating.held("双方各自陈述了情况。"))
                .then("agreement", Mediating.agreement("李某乙赔偿王某甲损失，分两期支付。"))
                .signed()
                .then("confirmation", Mediating.CONFIRMATION)
                .then("confirmation/state", "{\"state\": \"52\"}")
                .then("confirmation/state", "{\"state\": \"53\"}");
        for (int promise = 1; promise <= 3; promise++) {
            mediating.then("promises/kept", "{\"promise\": " + promise + ", \"on\": \"" + Mediating.TODAY + "\"}");
        }
        Answer now = mediating.now();
        for (String side : List.of("APPLICANT", "RESPONDENT")) {
            now = community.command(
                    now, "follow-up", "{\"side\": \"" + side + "\", \"reached\": true, \"note\": \"没有再争吵\"}");
        }
        assertThat(now.text("/status")).isEqualTo("OUTCOME_RECORDED");
        return new Mediating(community, now);
    }

    private Mediating spoken() {
        Mediating mediating = new Mediating(community, resolving(investigated()));
        mediating
                .consented()
                .then("mediator", Mediating.mediator("m-" + UUID.randomUUID()))
                .then(
                        "agreement",
                        "{\"form\": \"ORAL\", \"manner\": \"当面道歉\", \"terms\": [{\"text\": \"李某乙向王某甲道歉。\"}]}");
        for (String by : List.of("APPLICANT", "RESPONDENT")) {
            mediating.then("agreement/signatures", "{\"by\": \"" + by + "\", \"manner\": \"SPOKEN\"}");
        }
        return mediating;
    }

    /** The papers that were made are most of what the file has to have; who the parties are is copied. */
    private Answer writtenOff(Answer performed) {
        UUID id = performed.id();
        Uploads.filed(community, id, "IDENTITY_PROOF", "身份证");
        // as risk-service says it; that it does is a test of its own
        WholeLifeTest.asOwner(
                "update dispute_case set reviewed_version = version, certainty = 'CONFIRMED' where id = '" + id + "'");
        Answer applied = community.command(community.read(id), "write-off/apply", "{\"note\": \"双方已履行\"}");
        assertThat(applied.status()).as(applied.body().toString()).isEqualTo(200);
        Answer off = leader.command(applied, "write-off/pass", "{}");
        assertThat(off.text("/status")).isEqualTo("WRITTEN_OFF");
        return off;
    }

    private Answer assigned() {
        ObjectNode body = Desk.aCase().put("narrative", "三楼水管爆裂，漏到二楼，两家争吵。");
        body.withArray("parties")
                .addObject()
                .put("name", "王某甲")
                .put("role", "APPLICANT")
                .put("phone", "13800001234")
                .put("address", "3号楼201");
        body.withArray("parties").addObject().put("name", "李某乙").put("role", "RESPONDENT");
        Answer accepted = community.command(community.raise(body), "accept", "{}");
        return community.command(accepted, "assign", "{\"department\": \"COMMUNITY\"}");
    }

    private Answer investigated() {
        return new Mediating(community, community.command(assigned(), "sign", "{}"))
                .then("investigations", Mediating.investigation(WITNESS, "前天晚上八点左右听到争吵。"))
                .now();
    }

    private Answer resolving(Answer investigating) {
        return community.command(investigating, "start-resolving", "{}");
    }

    private static List<JsonNode> papers(Mediating mediating, String document) {
        return StreamSupport.stream(mediating.seen().body().at("/papers").spliterator(), false)
                .filter(paper -> paper.at("/kind").asString().equals(document))
                .toList();
    }

    /** The last that was made of this kind and type. */
    private byte[] paper(Mediating mediating, String document, String type) throws Exception {
        return bytes(
                mediating,
                papers(mediating, document).stream()
                        .filter(paper -> paper.at("/mediaType").asString().contains(type))
                        .toList()
                        .getLast());
    }

    private byte[] bytes(Mediating mediating, JsonNode paper) throws Exception {
        HttpResponse<byte[]> response = HTTP.send(
                community
                        .request("/api/cases/" + mediating.now().id() + "/mediation/papers/"
                                + paper.at("/document").asString())
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private JsonNode line(Answer of, String what) {
        return StreamSupport.stream(
                        community
                                .get("/api/cases/" + of.id() + "/timeline?limit=200")
                                .body()
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(item -> item.at("/what").asString().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static String pdf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Without what stands at the foot of each page. */
    private static String text(String printed) {
        return squeezed(printed).replaceAll("第\\d+页共\\d+页", "");
    }

    /** Without spaces and line ends, and without the line to sign on, which is drawn in the one and typed in the other. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s　＿]", "");
    }

    /** Every paragraph and every cell that says something. */
    private static List<String> sentences(byte[] word) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word))) {
            return document.getBodyElements().stream()
                    .flatMap(TwelvePapersTest::texts)
                    .map(TwelvePapersTest::squeezed)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    private static Stream<String> texts(IBodyElement element) {
        return switch (element) {
            case XWPFParagraph paragraph -> Stream.of(paragraph.getText());
            case XWPFTable table ->
                table.getRows().stream()
                        .flatMap(row -> row.getTableCells().stream())
                        .flatMap(cell -> cell.getParagraphs().stream().map(XWPFParagraph::getText));
            default -> Stream.empty();
        };
    }
}
