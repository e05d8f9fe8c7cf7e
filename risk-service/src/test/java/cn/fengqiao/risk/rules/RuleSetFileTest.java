package cn.fengqiao.risk.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.fengqiao.risk.scoring.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that contradicts itself must not come into force; each defect is planted in the shipped one. */
class RuleSetFileTest {

    @Test
    void the_shipped_table_is_sound() {
        RuleSet rules = ShippedRules.IN_FORCE;

        assertThat(rules.version()).isEqualTo("2026-02");
        assertThat(rules.questions()).hasSize(14);
        assertThat(rules.historyDepth()).isEqualTo(3);
        assertThat(rules.historyDays()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"YELLOW\": 10, | '' | no band for YELLOW",
                "\"YELLOW\": 10 | \"YELLOW\": 4 | the band of YELLOW must begin above 4",
                "\"BLUE\": 4 | \"NONE\": 0, \"BLUE\": 4 | NONE holds below the first band",
                "\"CIRCUMSTANCES\": 4 | \"NOTHING\": 4 | the cap of NOTHING has no row",
                "\"CIRCUMSTANCES\": 4 | \"CIRCUMSTANCES\": 0 | must be above 0",
                "\"id\": \"A2\" | \"id\": \"A1\" | row A1 is there twice",
                "{\"answered\": \"ALCOHOL\"} | {\"answered\": \"LIVELIHOOD\"} | repeats the condition of another row",
                "{\"answered\": \"ALCOHOL\"} | {\"answered\": \"ALCOHOLIC\"} | asks the unknown question ALCOHOLIC",
                "{\"answered\": \"ALCOHOL\"} | {\"answered\": \"LIVELIHOOD\"} | no row uses question ALCOHOL",
                "\"code\": \"ALCOHOL\" | \"code\": \"LIVELIHOOD\" | question LIVELIHOOD is there twice",
                "{\"answered\": \"ALCOHOL\"} | {\"answered\": \"KILL_THREAT\"} | disagree whether it overrides",
                "\"points\": 8 | \"points\": 0 | adds nothing",
                "\"validDays\": 180 | \"validDays\": 0 | is never valid",
                "\"points\": 10 | \"points\": 6 | asks for more than B1 and adds no more",
                "\"factor\": \"LIVELIHOOD\" | \"factor\": \"PARTIES\" | not steps of one scale",
                "\"factor\": \"LIVELIHOOD\" | \"factor\": \"SEPARATION\" | answer different questions",
                "\"factor\": \"LIVELIHOOD\" | \"factor\": \" \" | has an empty cell",
                "\"lowersWhen\" | \"lowerswhen\" | lowerswhen",
                "{\"partiesAtLeast\": 5} | {\"partiesAtLeast\": 5, \"withinDays\": 3} | no condition of a known kind",
                "\"partiesAtLeast\" | \"income\" | income"
            })
    void a_planted_defect_stops_the_table(String sound, String broken, String complaint) throws IOException {
        String table = shipped();
        assertThat(table).contains(sound);
        var file = new ByteArrayInputStream(table.replace(sound, broken).getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleSetFile.read(file, "planted.json"))
                .withMessageContaining(complaint);
    }

    private static String shipped() throws IOException {
        String name = "/rules/2026-02.json";
        try (InputStream file = Objects.requireNonNull(RuleSetFileTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
