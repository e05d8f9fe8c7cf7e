package cn.fengqiao.risk.colour;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static cn.fengqiao.risk.ACase.aCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.kit.inbox.Subscription;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.risk.ACase;
import cn.fengqiao.risk.RiskServiceTest;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases of every kind, and everything the service says of them to everybody; and that a leak would be seen. */
@RiskServiceTest
class WhoSeesWhatTest {

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE RiskOfCase         caseId colour certainty
            RISK      RiskOfCase         points ruleSet override reasons caps missing toLower explanation assessedAt history
            -         RiskOfCase         hidden
            RISK      RiskReason         factor name points override evidenceAt
            RISK      Cap                group most sum
            RISK      UnansweredQuestion code name
            RISK      LoweringChange     factor name change
            RISK      PastAssessment     assessedAt colour certainty points override ruleSet cause
            -         HiddenFields       fields reason
            """ + FieldTable.DEAD_LETTERS);

    @LocalServerPort
    private int port;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Subscription caseEvents;

    private AnswerMatrix matrix;

    @BeforeEach
    void cases() {
        ACase open = aCase().departments(POLICE, COMMUNITY).yes("KILL_THREAT");
        ACase restricted = aCase().departments(POLICE, COMMUNITY)
                .restricted()
                .yes("INJURY_30D")
                .without("DEPENDANT_IN_DANGER");
        ACase urban = aCase().departments(URBAN_MANAGEMENT)
                .yes("SEPARATION", "ALCOHOL", "RECENT_HEAVY_LOSS", "NOBODY_TO_LEAN_ON");
        List.of(open, restricted, urban)
                .forEach(each -> transactions.inTransaction(tx -> {
                    caseEvents.handler().handle(tx, each.registered());
                    return true;
                }));
        matrix = AnswerMatrix.of(OpenApiDocument.of("risk-service"), FIELDS)
                .about(
                        "/api/risk/cases/",
                        List.of(
                                known("open case", open, "KILL_THREAT"),
                                known("restricted case", restricted, "INJURY_30D", "DEPENDANT_IN_DANGER"),
                                known("case of urban management", urban, "SEPARATION", "ALCOHOL")));
    }

    private static KnownCase known(String name, ACase of, String... factors) {
        Map<String, FieldClass> marks = new HashMap<>(Map.of(of.id.toString(), FieldClass.EXISTENCE));
        List.of(factors).forEach(factor -> marks.put(factor, FieldClass.RISK));
        return new KnownCase(name, of.id, of.audience(), null, marks, Set.of());
    }

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        matrix.check(service(), Tokens.shared());
    }

    @Test
    void a_reason_shown_to_a_department_that_may_not_see_it_is_found() {
        assertThat(withAnswers(body -> body.replace("\"hidden\":[{", "\"points\":9,\"hidden\":[{")))
                .anyMatch(finding -> finding.contains("may not see of the open case: [RiskOfCase.points]"));
    }

    @Test
    void a_hidden_word_in_any_text_is_found() {
        assertThat(withAnswers(body -> body.replace("NOT_ON_CASE", "NOT_ON_CASE of KILL_THREAT")))
                .anyMatch(finding -> finding.contains("may not see KILL_THREAT of the open case"));
    }

    @Test
    void a_field_nobody_decided_on_is_found() {
        assertThat(withAnswers(body -> body.replace("{\"caseId\"", "{\"streetOfCase\":\"x\",\"caseId\"")))
                .contains("RiskOfCase.streetOfCase came back and has no row in the table of fields");
    }

    @Test
    void an_answer_that_is_too_empty_is_found() {
        assertThat(withAnswers(body -> body.replaceAll("\"explanation\":\"[^\"]*KILL[^\"]*\"|\"ruleSet\"", "\"x\"")))
                .anyMatch(finding -> finding.contains("RiskOfCase.ruleSet was shown to nobody"));
    }

    @Test
    void a_refusal_that_differs_from_that_of_a_case_that_never_was_is_found() {
        assertThat(withAnswers(body -> body.replaceAll("未找到该案件(.*cases/0000)", "nothing$1")))
                .anyMatch(finding -> finding.contains("is answered otherwise than about nothing"));
    }

    /** What is found when the answers of the service are spoilt on their way. */
    private List<String> withAnswers(UnaryOperator<String> spoilt) {
        try (var relay = SpoilingRelay.to(service(), spoilt)) {
            return matrix.findings(relay.address(), Tokens.shared());
        }
    }

    private URI service() {
        return URI.create("http://localhost:" + port);
    }
}
