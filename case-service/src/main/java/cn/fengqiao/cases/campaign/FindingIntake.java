package cn.fengqiao.cases.campaign;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.campaign.DecideFinding.FindingCase;
import cn.fengqiao.cases.campaign.DecideFinding.FindingClue;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.IntakeRules;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.reporting.ReportClue;
import cn.fengqiao.cases.reporting.ReportClueHandler;
import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.screening.Question;
import cn.fengqiao.cases.store.CampaignVisit;
import cn.fengqiao.cases.store.Campaigns;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes findings up as cases and as clues, as part of the transaction that decides on them and on the same ways as
 * whatever else becomes one. A finding becomes one case or one clue, and never a second one.
 */
@Component
class FindingIntake {

    private static final String GRID_PATROL = "GRID_PATROL";
    private static final String KEY = "campaign-finding:";

    private final Campaigns campaigns;
    private final VisitContents contents;
    private final RaiseCaseHandler raising;
    private final ReportClueHandler reporting;
    private final CurrentVocabulary vocabulary;

    FindingIntake(
            Campaigns campaigns,
            VisitContents contents,
            RaiseCaseHandler raising,
            ReportClueHandler reporting,
            CurrentVocabulary vocabulary) {
        this.campaigns = campaigns;
        this.contents = contents;
        this.raising = raising;
        this.reporting = reporting;
        this.vocabulary = vocabulary;
    }

    /** What became of taking a finding up. */
    sealed interface Taken {
        /** At most one of the two; neither when the decision says all there is. */
        record Up(@Nullable DisputeCase dispute, @Nullable Matter clue) implements Taken {}

        record Refused(Problem why) implements Taken {}
    }

    Taken take(OpenTransaction tx, Caller caller, Matter campaign, CampaignVisit visit, DecideFinding wanted) {
        return switch (wanted.kind()) {
            case CASE -> raise(tx, caller, visit, wanted);
            case CLUE -> report(tx, caller, campaign, visit, wanted.clue());
            case OBLIGATION, NOTHING -> new Taken.Up(null, null);
        };
    }

    private Taken raise(OpenTransaction tx, Caller caller, CampaignVisit visit, DecideFinding wanted) {
        FindingCase raise = wanted.raise();
        if (raise == null) {
            throw new IllegalStateException("a case without a word was not refused");
        }
        RaiseCase request = request(visit, raise);
        Optional<Problem> unfit = unfit("raise.", raising.check(caller, request));
        if (unfit.isPresent()) {
            return new Taken.Refused(unfit.get());
        }
        return raising.raiseWithin(tx, caller, KEY + visit.id(), request, new Remark(wanted.reason(), null), List.of())
                .<Taken>map(dispute -> new Taken.Up(dispute, null))
                .orElseGet(() -> before("该发现已登记成案", "a case was raised of it before"));
    }

    private Taken report(
            OpenTransaction tx, Caller caller, Matter campaign, CampaignVisit visit, @Nullable FindingClue said) {
        ReportClue clue = clue(tx, campaign, visit, said);
        Optional<Problem> unfit = unfit("clue.", reporting.check(caller, clue));
        if (unfit.isPresent()) {
            return new Taken.Refused(unfit.get());
        }
        var origin = new Clues.Origin(Clues.OriginKind.CAMPAIGN, campaign.id(), visit.id());
        return reporting.reportWithin(tx, caller, KEY + visit.id(), clue, origin)
                                instanceof MatterOutcome.Done(Matter reported, boolean repeated)
                        && !repeated
                ? new Taken.Up(null, reported)
                : before("该发现已报告为线索", "a clue was made of it before");
    }

    private ReportClue clue(OpenTransaction tx, Matter campaign, CampaignVisit visit, @Nullable FindingClue said) {
        String narrative = said == null ? null : said.narrative();
        return new ReportClue(
                GRID_PATROL,
                Clues.Channel.SCREENING,
                visit.area(),
                contents.open(visit.id(), visit.sealed()).address(),
                said == null ? "排查发现：" + vocabulary.get().place(visit.area()) : said.title(),
                narrative == null ? answers(tx, campaign, visit) : narrative,
                null,
                said == null ? null : said.departments(),
                said != null && Boolean.TRUE.equals(said.restricted()),
                visit.at());
    }

    /** What was answered that is a finding, a line each, as far as a clue has room for it. */
    private String answers(OpenTransaction tx, Matter campaign, CampaignVisit visit) {
        List<Question> questions =
                campaigns.find(tx, campaign.id()).orElseThrow().plan().questions();
        String lines = FindingPage.FindingView.answers(contents.open(visit.id(), visit.sealed()), questions).stream()
                .map(answer -> answer.question() + " " + answer.answer())
                .collect(Collectors.joining("\n"));
        return lines.codePointCount(0, lines.length()) <= IntakeRules.MOST_NARRATIVE
                ? lines
                : lines.substring(0, lines.offsetByCodePoints(0, IntakeRules.MOST_NARRATIVE));
    }

    private RaiseCase request(CampaignVisit visit, FindingCase raise) {
        return new RaiseCase(
                raise.type(),
                GRID_PATROL,
                visit.area(),
                contents.open(visit.id(), visit.sealed()).address(),
                raise.title(),
                raise.narrative(),
                null,
                null,
                null,
                null,
                raise.departments(),
                raise.restricted(),
                visit.at(),
                null,
                null);
    }

    private static Optional<Problem> unfit(String prefix, List<FieldRefusal> refusals) {
        List<Fault> faults = refusals.stream()
                .map(refusal -> new Fault(prefix + refusal.field(), refusal.zh(), refusal.en()))
                .toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusals.faults(faults));
    }

    private static Taken before(String zh, String en) {
        return new Taken.Refused(Problems.of(ProblemType.CONFLICT, zh, en));
    }
}
