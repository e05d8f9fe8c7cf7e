package cn.fengqiao.cases.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.paper.PaperOutcome.Drawn;
import cn.fengqiao.cases.paper.PaperOutcome.Incomplete;
import cn.fengqiao.cases.paper.PaperOutcome.Missing;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PapersTest {

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void every_form_is_made_from_one_entry(PaperKind kind) {
        PaperEntry entry = kind == PaperKind.ORAL_AGREEMENT ? PaperEntries.oral() : PaperEntries.full();

        Paper paper = drawn(kind, entry);

        assertThat(paper.title()).isEqualTo(kind.title());
        assertThat(text(paper)).isNotBlank();
        if (kind != PaperKind.FILE_BACK) {
            assertThat(paper.number()).isEqualTo("枫桥调〔2026〕第12号");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVESTIGATION_RECORD, INVESTIGATION",
        "MEDIATION_RECORD, SESSION",
        "AGREEMENT, SETTLEMENT",
        "ORAL_AGREEMENT, SETTLEMENT",
        "PERFORMANCE_PROOF, PERFORMANCE",
        "FOLLOW_UP_RECORD, FOLLOW_UP",
        "GUIDANCE_NOTICE, ENDING",
        "FILE_BACK, BINDING"
    })
    void what_a_form_cannot_be_without_is_named(PaperKind kind, Missing missing) {
        assertThat(Papers.draw(kind, PaperEntries.bare())).isEqualTo(new Incomplete(Set.of(missing)));
    }

    @Test
    void an_application_to_court_names_all_that_is_missing_at_once() {
        assertThat(Papers.draw(PaperKind.JUDICIAL_CONFIRMATION, PaperEntries.bare()))
                .isEqualTo(new Incomplete(Set.of(Missing.SETTLEMENT, Missing.CONFIRMATION)));
    }

    @Test
    void an_agreement_by_word_of_mouth_is_no_written_one_and_the_other_way_round() {
        assertThat(Papers.draw(PaperKind.AGREEMENT, PaperEntries.oral()))
                .isEqualTo(new Incomplete(Set.of(Missing.WRITTEN_AGREEMENT)));
        assertThat(Papers.draw(PaperKind.ORAL_AGREEMENT, PaperEntries.full()))
                .isEqualTo(new Incomplete(Set.of(Missing.ORAL_AGREEMENT)));
    }

    @Test
    void instalments_that_do_not_add_up_to_their_sum_make_no_agreement() {
        Incomplete refused = new Incomplete(Set.of(Missing.INSTALMENTS_THAT_ADD_UP));

        assertThat(Papers.draw(PaperKind.AGREEMENT, PaperEntries.withSum(new BigDecimal("1500.01"))))
                .isEqualTo(refused);
        assertThat(Papers.draw(PaperKind.AGREEMENT, PaperEntries.withSum(null))).isEqualTo(refused);
        assertThat(Papers.draw(PaperKind.AGREEMENT, PaperEntries.withSum(new BigDecimal("1500.00"))))
                .isInstanceOf(Drawn.class);
    }

    @Test
    void an_agreement_states_sums_in_figures_and_in_capitals() {
        assertThat(text(drawn(PaperKind.AGREEMENT, PaperEntries.full())))
                .contains("1500元（大写：人民币壹仟伍佰元整）")
                .contains("500元（大写：人民币伍佰元整）")
                .contains("二〇二六年十一月五日");
    }

    @Test
    void a_notice_of_other_routes_points_to_arbitration_offices_and_courts() {
        assertThat(text(drawn(PaperKind.GUIDANCE_NOTICE, PaperEntries.full())))
                .contains("第二十六条")
                .contains("一、仲裁：")
                .contains("二、行政：可以向禾川市住房和城乡建设局申请处理")
                .contains("三、司法：可以向禾川市人民法院提起诉讼");
    }

    @Test
    void ethnicity_is_left_out_where_nobody_gave_it() {
        assertThat(text(drawn(PaperKind.APPLICATION, PaperEntries.full()))).doesNotContain("民族");
    }

    @Test
    void numbers_typed_in_full_width_stand_in_half_width() {
        assertThat(text(drawn(PaperKind.APPLICATION, PaperEntries.full())))
                .contains("33010219900101001X")
                .doesNotContain("３");
    }

    @Test
    void nothing_typed_moves_hides_or_reorders_what_a_reader_sees() {
        PaperEntry entry = PaperEntries.typed(
                "王\u202e喆\u0007\u200b\ud800\n垚", "第一句\u2066。\u0000\r\n第二句\ufeff。\ufffe<w:t>&amp;\u2028第三句");

        String text = text(drawn(PaperKind.APPLICATION, entry));

        assertThat(text).contains("王喆 垚").contains("第一句。").contains("第二句。<w:t>&amp;");
        assertThat(text.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static Paper drawn(PaperKind kind, PaperEntry entry) {
        PaperOutcome outcome = Papers.draw(kind, entry);
        assertThat(outcome).isInstanceOf(Drawn.class);
        return ((Drawn) outcome).paper();
    }

    /** All that a reader of the paper reads. */
    static String text(Paper paper) {
        return paper.blocks().stream().flatMap(PapersTest::texts).collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(Block block) {
        return switch (block) {
            case Block.Heading heading -> Stream.of(heading.text());
            case Block.Paragraph paragraph -> Stream.of(paragraph.text());
            case Block.FieldTable fields ->
                fields.rows().stream().flatMap(row -> row.stream().flatMap(f -> Stream.of(f.label(), f.value())));
            case Block.Table table ->
                Stream.concat(table.head().stream(), table.rows().stream().flatMap(row -> row.stream()));
            case Block.SignatureLine line -> Stream.of(line.who());
            case Block.SealPlace seal -> Stream.of(seal.committee(), seal.date());
            case Block.Space ignored -> Stream.empty();
            case Block.PageBreak ignored -> Stream.empty();
        };
    }
}
