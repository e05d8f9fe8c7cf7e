package cn.fengqiao.e2e;

import static cn.fengqiao.e2e.Steps.consented;
import static cn.fengqiao.e2e.Steps.done;
import static cn.fengqiao.e2e.Steps.history;
import static cn.fengqiao.e2e.Steps.isPdf;
import static cn.fengqiao.e2e.Steps.opened;
import static cn.fengqiao.e2e.Steps.status;
import static cn.fengqiao.e2e.Steps.takenOn;
import static cn.fengqiao.e2e.Steps.unmet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.launcher.door.Scan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * From a clue to a sealed file: seen on a round, looked into, made a case, mediated to what both say yes to, paid in two
 * parts, asked after, verified by somebody else, written off, bound and sealed.
 */
class WholeLifeThroughGatewayTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final List<String> BOTH = List.of("APPLICANT", "RESPONDENT");

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @Test
    void from_a_clue_to_a_sealed_file() throws IOException, GeneralSecurityException {
        Api community = system.department("COMMUNITY");
        Api dispatcher = system.person("community.dispatcher");
        Api mediator = system.person("community.mediator");
        Api leader = system.person("leader");

        String caseId = promoted(community);
        takenOn(community, caseId);
        answered(community, caseId);
        agreed(mediator, caseId);
        paid(mediator, caseId);
        assertThat(community.get("/api/cases/" + caseId).at("/axes/outcome")).isEqualTo("SUCCESS");

        documented(mediator, caseId);
        asked(mediator, caseId);
        done(mediator.command(caseId, "mediation/papers/FOLLOW_UP_RECORD", Map.of()));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(unmet(leader, caseId)).isEmpty());

        // Who worked on it does not verify it; somebody else does.
        assertThat(unmet(community, caseId)).containsExactly("OTHER_EYES");
        done(community.command(caseId, "write-off/apply", Map.of("note", "双方已履行完毕")));
        assertThat(status(community, caseId)).isEqualTo("PENDING_WRITE_OFF");
        assertThat(community.command(caseId, "write-off/pass", Map.of()).problem())
                .as("no program decides")
                .isEqualTo("operation-refused");
        assertThat(dispatcher.command(caseId, "write-off/pass", Map.of()).problem())
                .as("what a program of theirs did, they may have done")
                .isEqualTo("write-off-own-work");
        done(leader.command(caseId, "write-off/pass", Map.of("note", "材料齐全，同意销号")));
        assertThat(status(community, caseId)).isEqualTo("WRITTEN_OFF");

        done(mediator.command(caseId, "file/seal", Map.of("note", "立卷归档")));
        assertThat(mediator.file(caseId, "EVIDENCE", "迟到的收条", Scan.of("late")).problem())
                .isEqualTo("file-sealed");
        exported(community, caseId);
        verified(caseId);
        assertThat(history(community, caseId))
                .containsSubsequence(
                        "SIGNED", "RESOLVING_STARTED", "AGREED", "PERFORMED", "WRITE_OFF_APPLIED", "WRITTEN_OFF");
    }

    /** Nobody asked on the round whether it is dangerous; who takes the case on does, and without that it is never written off. */
    private static void answered(Api community, String caseId) {
        assertThat(unmet(community, caseId)).contains("NOT_PROVISIONAL");
        List<Map<String, String>> answers = Stream.of(
                        "KILL_THREAT", "WEAPON_PREPARED", "INJURY_30D", "DEPENDANT_IN_DANGER")
                .map(question -> Map.of("question", question, "answer", "NO"))
                .toList();
        done(community.command(caseId, "amend", Map.of("answers", answers, "reason", "电话询问双方后补答")));
    }

    /** The grid worker hears two families quarrel; the community looks into it, and it is a case. */
    private static String promoted(Api community) {
        Instant found = Instant.now().minus(Duration.ofHours(5));
        String clue = opened(system.person("community.grid")
                .open(
                        "/api/clues",
                        Map.of(
                                "source", "GRID_PATROL",
                                "channel", "PATROL",
                                "area", "HC.FQ.C03.G01",
                                "address", "禾丰路2号" + System.nanoTime() % 1000 + "室",
                                "foundAt", found.toString(),
                                "title", "两户因空调外机争吵",
                                "narrative", "外机滴水到楼下晾衣架，两家争吵两次。",
                                "parties",
                                        List.of(
                                                Map.of("name", "史晓南", "role", "APPLICANT", "phone", "13912340061"),
                                                Map.of("name", "顾立冬", "role", "RESPONDENT")))));
        String path = "/api/clues/" + clue;
        done(community.act(path, "verify", Map.of("result", "上门核实，确有其事，双方愿意谈")));
        String caseId = done(community.act(path, "promote", Map.of("type", "NEIGHBOUR")))
                .at("/caseId");

        JsonNode raised = community.get("/api/cases/" + caseId).json();
        assertThat(Duration.between(Instant.parse(raised.path("foundAt").asString()), found)
                        .abs())
                .as("found when the clue was")
                .isLessThan(Duration.ofSeconds(1));
        assertThat(raised.path("parties").findValuesAsString("name")).contains("史晓南", "顾立冬");
        return caseId;
    }

    /** They sit down once, and say yes to two payments; by word of mouth, which is enough. */
    private static void agreed(Api mediator, String caseId) {
        consented(mediator, caseId);
        done(mediator.command(
                caseId,
                "mediation/sessions",
                Map.of("kind", "JOINT", "at", Instant.now().toString(), "place", "禾丰社区调解室")));
        done(mediator.command(
                caseId,
                "mediation/sessions/held",
                Map.of("session", 1, "heard", BOTH, "minutes", "双方各述经过，楼上同意移机并补偿。", "result", "达成口头协议")));
        done(mediator.command(
                caseId,
                "mediation/agreement",
                Map.of(
                        "form",
                        "ORAL",
                        "manner",
                        "当面支付",
                        "terms",
                        List.of(Map.of(
                                "text",
                                "楼上补偿楼下晾衣架与清洗费用",
                                "amountFen",
                                60_000,
                                "instalments",
                                List.of(
                                        Map.of("due", TODAY.toString(), "amountFen", 40_000),
                                        Map.of("due", TODAY.plusDays(30).toString(), "amountFen", 20_000)))))));
        for (String side : BOTH) {
            done(mediator.command(caseId, "mediation/agreement/signatures", Map.of("by", side, "manner", "SPOKEN")));
        }
        assertThat(status(mediator, caseId)).isEqualTo("PERFORMING");
    }

    private static void paid(Api mediator, String caseId) {
        for (int promise = 1; promise <= 2; promise++) {
            assertThat(status(mediator, caseId)).isEqualTo("PERFORMING");
            done(mediator.command(
                    caseId, "mediation/promises/kept", Map.of("promise", promise, "on", TODAY.toString())));
        }
        assertThat(status(mediator, caseId)).isEqualTo("OUTCOME_RECORDED");
    }

    /** What the system can write it writes; the rest goes through the scanner. */
    private static void documented(Api mediator, String caseId) {
        for (String paper : List.of("APPLICATION", "RIGHTS_NOTICE", "MEDIATION_RECORD", "ORAL_AGREEMENT")) {
            done(mediator.command(caseId, "mediation/papers/" + paper, Map.of()));
        }
        done(mediator.file(caseId, "INVESTIGATION_RECORD", "入户调查记录", Scan.of("investigation")));
        done(mediator.file(caseId, "IDENTITY_PROOF", "当事人身份证明", Scan.of("identity")));
    }

    private static void asked(Api mediator, String caseId) {
        for (String side : BOTH) {
            done(mediator.command(caseId, "follow-up", Map.of("side", side, "reached", true, "note", "外机已移，再无滴水")));
        }
    }

    private static void exported(Api community, String caseId) throws IOException, GeneralSecurityException {
        String reason = URLEncoder.encode("检察院调卷", StandardCharsets.UTF_8);
        isPdf(community.get("/api/cases/" + caseId + "/file.pdf?reason=" + reason));

        Map<String, byte[]> archive =
                unpacked(done(community.get("/api/cases/" + caseId + "/file.zip?reason=" + reason))
                        .bytes());
        JsonNode manifest = Api.JSON.readTree(archive.get("manifest.json"));
        assertThat(manifest.path("reason").asString()).isEqualTo("检察院调卷");
        assertThat(manifest.path("documents").findValuesAsString("kind"))
                .contains(
                        "APPLICATION",
                        "RIGHTS_NOTICE",
                        "IDENTITY_PROOF",
                        "INVESTIGATION_RECORD",
                        "MEDIATION_RECORD",
                        "AGREEMENT",
                        "FOLLOW_UP_RECORD");
        for (JsonNode document : manifest.path("documents")) {
            byte[] content = archive.get(document.path("file").asString());
            assertThat(content).as(document.toString()).isNotNull();
            assertThat(sha256(content)).isEqualTo(document.path("sha256").asString());
        }
        assertThat(Api.JSON.readTree(archive.get("timeline.json")).size())
                .isEqualTo(history(community, caseId).size());
    }

    /** An auditor needs no name to see that nothing was changed since. */
    private static void verified(String caseId) throws GeneralSecurityException {
        Api auditor = system.person("auditor");
        Api.Answer seals = done(auditor.get("/api/cases/" + caseId + "/file/seals"));
        JsonNode check = done(auditor.get("/api/cases/" + caseId + "/file/seals/1/verify"))
                .json();

        assertThat(check.path("intact").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.path("genuine").asBoolean()).as(check.toString()).isTrue();
        assertThat(sha256(seals.at("/items/0/manifest").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(seals.at("/items/0/sha256"));
        assertThat(seals.text()).contains("AGREEMENT:1").doesNotContain("史晓南", "顾立冬");
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String sha256(byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
