package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.screening.FindingState;
import cn.fengqiao.cases.screening.Question;
import cn.fengqiao.cases.store.CampaignVisit;
import cn.fengqiao.contract.AreaPath;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Findings, oldest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingPage(List<FindingView> items, @Nullable UUID next) {

    /**
     * A finding, for those who work on the campaign and may read what is about persons.
     *
     * @param address where it was found, if the worker noted it
     * @param household the card, if the worker noted it
     * @param answers those that are a finding, and remarks; no others are kept
     * @param clue the clue it became, where the caller may know of it
     * @param handedOnAt when risk-service was told of the obligation it is; what becomes of that is kept there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(
            UUID id,
            AreaPath area,
            Instant at,
            FindingState state,
            @Nullable String address,
            @Nullable UUID household,
            @Nullable List<FindingAnswer> answers,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String reason,
            @Nullable UUID caseRaised,
            @Nullable String caseNumber,
            @Nullable UUID clue,
            @Nullable Instant handedOnAt,
            long version) {

        /** @param withContent whether what is about persons is shown */
        static FindingView of(
                CampaignVisit visit, VisitContents contents, List<Question> questions, boolean withContent) {
            var content = contents.open(visit.id(), withContent ? visit.sealed() : null);
            return new FindingView(
                    visit.id(),
                    visit.area(),
                    visit.at(),
                    Objects.requireNonNull(visit.finding()),
                    content.address(),
                    content.household(),
                    withContent ? answers(content, questions) : null,
                    visit.decidedAt(),
                    visit.decidedBy(),
                    withContent ? contents.openText(visit.id(), visit.decision()) : null,
                    visit.caseId(),
                    visit.caseNumber(),
                    visit.clueId(),
                    visit.finding() == FindingState.OBLIGATION ? visit.decidedAt() : null,
                    visit.version());
        }

        /** Answers that are a finding, with what was asked. */
        static List<FindingAnswer> answers(VisitContents.Content content, List<Question> questions) {
            return questions.stream()
                    .filter(question -> content.answers().containsKey(question.code()))
                    .map(question -> new FindingAnswer(
                            question.code(),
                            question.text(),
                            Objects.requireNonNull(content.answers().get(question.code()))))
                    .toList();
        }
    }

    /** An answer that is a finding. */
    record FindingAnswer(String code, String question, String answer) {}
}
