package cn.fengqiao.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.mediating.Agreement.Signer;
import cn.fengqiao.cases.paper.PaperKind;
import cn.fengqiao.cases.store.TimelineEntry;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.CaseProgress.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineWordsTest {

    private final TimelineWords words = new TimelineWords(new Vocabulary(
            Map.of(
                    CodeSystem.JUDICIAL_CONFIRMATION,
                    List.of(new CodeEntry("53", "确认有效", null, null, false, false)),
                    CodeSystem.DOCUMENT_KIND,
                    List.of(new CodeEntry("EVIDENCE", "证据材料", null, null, false, false))),
            List.of()));

    @Test
    void each_step_each_signature_and_each_paper_is_told_apart() {
        List<String> all = Stream.of(
                        Stream.of(Step.values()).map(Step::name),
                        Stream.of(Signer.values()).map(by -> Step.AGREEMENT_SIGNED + ":" + by),
                        Stream.of(PaperKind.values()).map(kind -> Step.PAPER_MADE + ":" + kind))
                .flatMap(codes -> codes)
                .map(about -> words.of(TimelineEntry.MEDIATION_NOTED, about))
                .toList();

        assertThat(all).doesNotHaveDuplicates().doesNotContain(TimelineEntry.MEDIATION_NOTED.zh());
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIATION_NOTED, AGREEMENT_SIGNED:APPLICANT, 签署协议（申请人）",
        "MEDIATION_NOTED, AGREEMENT_SIGNED:COMMITTEE, 签署协议（调委会盖章）",
        "MEDIATION_NOTED, AGREEMENT_DRAFTED:WRITTEN, 起草书面协议",
        "MEDIATION_NOTED, SESSION_PLANNED:PHONE, 安排调解会（电话）",
        "MEDIATION_NOTED, MEDIATOR_STEPPED_ASIDE:RESPONDENT, 调解员回避（被申请人提出）",
        "MEDIATION_NOTED, PAPER_MADE:JUDICIAL_CONFIRMATION, 生成文书：司法确认申请书",
        "MEDIATION_NOTED, PAPER_MADE:INVESTIGATION, 登记调查",
        "CONSENT_RECORDED, APPLICANT:GIVEN, 申请人同意调解",
        "CONSENT_RECORDED, RESPONDENT:REFUSED, 被申请人不同意调解",
        "SESSION_HELD, JOINT, 召开调解会（面对面）",
        "PROMISE_MARKED, LATE, 登记履行情况：逾期后履行",
        "CONFIRMATION_CHANGED, 53, 司法确认进展：确认有效",
        "DOCUMENT_FILED, EVIDENCE, 归入文书：证据材料",
        "ACCEPTED, , 受理"
    })
    void a_line_says_what_who_and_which(TimelineEntry what, String about, String said) {
        assertThat(words.of(what, about)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIATION_NOTED, , 调解事项",
        "MEDIATION_NOTED, AGREEMENT_SIGNED, 签署协议",
        "MEDIATION_NOTED, AGREEMENT_SIGNED:SOMEBODY, 签署协议",
        "MEDIATION_NOTED, INVENTED_LATER:X, 调解事项",
        "CONSENT_RECORDED, SUCCESS, 记录调解意愿",
        "CONFIRMATION_CHANGED, 99, 司法确认进展",
        "DOCUMENT_FILED, , 归入文书"
    })
    void a_line_of_another_edition_has_the_words_that_are_certain(TimelineEntry what, String about, String said) {
        assertThat(words.of(what, about)).isEqualTo(said);
    }
}
