package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.Question;
import cn.fengqiao.cases.screening.QuestionKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question as it is written down and shown; see {@link Question}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignQuestion(
        String code,
        String text,
        QuestionKind kind,
        @Nullable List<String> options,
        @Nullable List<String> findings,
        @Nullable Integer findingFrom) {

    static CampaignQuestion of(Question question) {
        return new CampaignQuestion(
                question.code(),
                question.text(),
                question.kind(),
                question.options().isEmpty() ? null : question.options(),
                question.findings().isEmpty() ? null : question.findings(),
                question.findingFrom());
    }

    Question question() {
        return new Question(
                code,
                text,
                kind,
                options == null ? List.of() : options,
                findings == null ? List.of() : findings,
                findingFrom);
    }
}
