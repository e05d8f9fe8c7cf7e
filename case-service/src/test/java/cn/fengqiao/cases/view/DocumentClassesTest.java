package cn.fengqiao.cases.view;

import static cn.fengqiao.access.FieldClass.CONTACT;
import static cn.fengqiao.access.FieldClass.NARRATIVE;
import static cn.fengqiao.access.FieldClass.PARTIES;
import static cn.fengqiao.access.FieldClass.TIMELINE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentClassesTest {

    @Test
    void of_every_kind_in_the_dictionary_somebody_said_what_it_shows() throws IOException {
        List<String> kinds = kinds();

        assertThat(kinds).hasSize(15).allMatch(DocumentClasses::known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLICATION", "AGREEMENT", "JUDICIAL_CONFIRMATION"})
    void a_form_that_begins_with_who_the_parties_are_shows_how_they_are_reached(String kind) {
        assertThat(DocumentClasses.ofMade(kind)).containsExactlyInAnyOrder(PARTIES, CONTACT, NARRATIVE, TIMELINE);
        assertThat(DocumentClasses.ofUploaded(kind)).contains(CONTACT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVESTIGATION_RECORD", "MEDIATION_RECORD", "FOLLOW_UP_RECORD", "PERFORMANCE_PROOF"})
    void of_what_was_written_by_hand_nobody_knows_that_it_does_not(String kind) {
        assertThat(DocumentClasses.ofMade(kind)).containsExactlyInAnyOrder(PARTIES, NARRATIVE, TIMELINE);
        assertThat(DocumentClasses.ofUploaded(kind)).contains(CONTACT);
    }

    @Test
    void a_kind_nobody_spoke_of_shows_everything() {
        assertThat(DocumentClasses.ofMade("NEWLY_INVENTED")).contains(CONTACT);
        assertThat(DocumentClasses.ofUploaded("NEWLY_INVENTED")).contains(CONTACT);
    }

    @ParameterizedTest
    @CsvSource({
        "URBAN_MANAGEMENT, DISPATCHER, true",
        "EMERGENCY, DISPATCHER, true",
        "POLICE, GRID_WORKER, true",
        "COMMUNITY, LEADER, true",
        "COMMUNITY, DISPATCHER, false"
    })
    void an_agreement_is_hidden_from_who_does_not_see_telephones(String department, Role role, boolean hidden) {
        Caller caller = Tokens.caller(Department.of(department), role);
        var audience = new Audience(
                Tokens.FENGQIAO,
                List.of(Department.POLICE, Department.COMMUNITY, Department.URBAN_MANAGEMENT, Department.EMERGENCY),
                false);
        CaseAccess access = CasePolicy.decide(caller, audience, Department.POLICE);

        assertThat(DocumentClasses.hidden(access, DocumentClasses.ofMade("AGREEMENT")))
                .isEqualTo(hidden ? Optional.of(CONTACT) : Optional.empty());
        assertThat(DocumentClasses.hidden(access, DocumentClasses.ofMade("RIGHTS_NOTICE")))
                .isEmpty();
    }

    private static List<String> kinds() throws IOException {
        String name = "/db/migration/V1_27__case_documents.sql";
        try (InputStream sql = Objects.requireNonNull(DocumentClassesTest.class.getResourceAsStream(name))) {
            String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("\\(\\d+, '([A-Z_]+)', '")
                    .matcher(text)
                    .results()
                    .map((MatchResult row) -> row.group(1))
                    .toList();
        }
    }
}
