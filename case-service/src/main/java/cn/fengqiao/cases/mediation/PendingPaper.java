package cn.fengqiao.cases.mediation;

import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.mediating.MediationRefusal;
import cn.fengqiao.cases.mediating.Proceeding;
import cn.fengqiao.cases.paper.PaperOutcome.Missing;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.DocumentClasses;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A paper on its way through an act: printed and stored once nothing stands against it, then filed. */
final class PendingPaper {

    private final Papermaker papers;
    private final Standings standings;
    private final @Nullable Proceeding proceeding;
    private final PaperController.Asked asked;

    private Papermaker.Made.@Nullable Ready ready;

    PendingPaper(Papermaker papers, Standings standings, @Nullable Proceeding proceeding, PaperController.Asked asked) {
        this.papers = papers;
        this.standings = standings;
        this.proceeding = proceeding;
        this.asked = asked;
    }

    CaseDecision decide(DisputeCase dispute, Acting by) {
        return (Papermaker.bindsTheFile(asked.kind())
                        ? Mediating.binding(Papermaker.document(asked.kind()))
                        : Mediating.paper())
                .on(dispute, by);
    }

    Optional<Problem> against(OpenTransaction tx, StoredCase stored, Acting by) {
        if (proceeding == null && !asked.kind().ofTheCase()) {
            return Optional.of(MediationProblems.of(
                    new MediationRefusal.ConsentMissing(EnumSet.of(Side.APPLICANT, Side.RESPONDENT))));
        }
        if (papers.sealed(tx, stored.dispute())) {
            return Optional.of(Problems.of(
                    ProblemType.FILE_SEALED, "卷宗已封存，案件重开后另立新卷", "the file is sealed; a reopening begins a new volume"));
        }
        Optional<RaiseCase> content = standings.content(stored);
        CaseAccess access = CaseViews.access(CurrentCaller.get(), stored.dispute());
        Optional<FieldClass> hidden =
                DocumentClasses.hidden(access, DocumentClasses.ofMade(Papermaker.document(asked.kind())));
        if (content.isEmpty() || hidden.isPresent()) {
            return Optional.of(NotVisible.of(access, hidden.orElse(FieldClass.CONTACT)));
        }
        return switch (papers.make(tx, asked, stored.dispute(), content.get(), proceeding, by)) {
            case Papermaker.Made.Incomplete incomplete -> Optional.of(lacks(incomplete.missing()));
            case Papermaker.Made.StoreAway away -> Optional.of(PendingStep.storeAway());
            case Papermaker.Made.Ready made -> {
                ready = made;
                yield Optional.empty();
            }
        };
    }

    void write(OpenTransaction tx, DisputeCase next, Acting by) {
        papers.file(tx, next, Objects.requireNonNull(ready), by);
    }

    private static Problem lacks(Set<Missing> missing) {
        String words = missing.stream().sorted().map(PendingPaper::word).collect(Collectors.joining("、"));
        return Problems.of(ProblemType.PAPER_INCOMPLETE, "请先补齐：" + words, "first enter: " + missing)
                .with("missing", missing.stream().sorted().toList())
                .with("reason", Problems.said(words, "first enter: " + missing));
    }

    private static String word(Missing missing) {
        return switch (missing) {
            case APPLICANT -> "申请人";
            case RESPONDENT -> "被申请人";
            case FACTS -> "纠纷事实";
            case INVESTIGATION -> "调查记录";
            case SESSION -> "调解会记录";
            case SETTLEMENT -> "调解协议";
            case TERMS -> "协议条款";
            case WRITTEN_AGREEMENT -> "书面协议";
            case ORAL_AGREEMENT -> "口头协议";
            case INSTALMENTS_THAT_ADD_UP -> "与总额相符的分期";
            case PERFORMANCE -> "履行情况";
            case FOLLOW_UP -> "回访记录";
            case CONFIRMATION -> "司法确认申请";
            case ENDING -> "调解终止情况";
            case BINDING -> "验收销号";
        };
    }
}
