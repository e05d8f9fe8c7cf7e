package cn.fengqiao.cases.paper;

import cn.fengqiao.cases.paper.PaperEntry.Settlement;
import cn.fengqiao.cases.paper.PaperEntry.Term;
import cn.fengqiao.cases.paper.PaperOutcome.Missing;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a paper of an entry: first what is missing is looked for, then the form is filled. */
public final class Papers {

    private Papers() {}

    /** The paper, or everything that it cannot be without. */
    public static PaperOutcome draw(PaperKind kind, PaperEntry entry) {
        Set<Missing> missing = missing(kind, entry);
        return missing.isEmpty() ? new PaperOutcome.Drawn(drawn(kind, entry)) : new PaperOutcome.Incomplete(missing);
    }

    private static Paper drawn(PaperKind kind, PaperEntry entry) {
        return switch (kind) {
            case APPLICATION -> OpeningForms.application(entry);
            case RIGHTS_NOTICE -> OpeningForms.rightsNotice(entry);
            case INVESTIGATION_RECORD -> Records.investigation(entry);
            case MEDIATION_RECORD -> Records.mediation(entry);
            case AGREEMENT -> AgreementForms.agreement(entry);
            case ORAL_AGREEMENT -> AgreementForms.oral(entry);
            case PERFORMANCE_PROOF -> AgreementForms.performance(entry);
            case FOLLOW_UP_RECORD -> Records.followUp(entry);
            case JUDICIAL_CONFIRMATION -> AgreementForms.confirmation(entry);
            case GUIDANCE_NOTICE -> ClosingForms.guidance(entry);
            case FILE_COVER -> ClosingForms.cover(entry);
            case FILE_BACK -> ClosingForms.back(entry);
        };
    }

    private static Set<Missing> missing(PaperKind kind, PaperEntry entry) {
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        need(!entry.applicants().isEmpty(), Missing.APPLICANT, missing);
        need(!entry.respondents().isEmpty(), Missing.RESPONDENT, missing);
        switch (kind) {
            case APPLICATION -> need(!entry.matter().facts().isBlank(), Missing.FACTS, missing);
            case RIGHTS_NOTICE, FILE_COVER -> {}
            case INVESTIGATION_RECORD -> need(!entry.investigations().isEmpty(), Missing.INVESTIGATION, missing);
            case MEDIATION_RECORD -> need(!entry.sessions().isEmpty(), Missing.SESSION, missing);
            case AGREEMENT -> settled(entry.settlement(), false, missing);
            case ORAL_AGREEMENT -> settled(entry.settlement(), true, missing);
            case PERFORMANCE_PROOF -> need(!entry.performances().isEmpty(), Missing.PERFORMANCE, missing);
            case FOLLOW_UP_RECORD -> need(!entry.followUps().isEmpty(), Missing.FOLLOW_UP, missing);
            case JUDICIAL_CONFIRMATION -> {
                settled(entry.settlement(), false, missing);
                need(entry.confirmation() != null, Missing.CONFIRMATION, missing);
            }
            case GUIDANCE_NOTICE -> need(entry.ending() != null, Missing.ENDING, missing);
            case FILE_BACK -> need(entry.binding() != null, Missing.BINDING, missing);
        }
        return missing;
    }

    private static void settled(@Nullable Settlement settlement, boolean oral, Set<Missing> missing) {
        if (settlement == null) {
            missing.add(Missing.SETTLEMENT);
            return;
        }
        need(!settlement.terms().isEmpty(), Missing.TERMS, missing);
        need(settlement.oral() == oral, oral ? Missing.ORAL_AGREEMENT : Missing.WRITTEN_AGREEMENT, missing);
        need(settlement.terms().stream().allMatch(Papers::addsUp), Missing.INSTALMENTS_THAT_ADD_UP, missing);
    }

    /** A paper that states a sum and parts of another sum would be fought over. */
    private static boolean addsUp(Term term) {
        BigDecimal whole = term.amountYuan();
        return term.instalments().isEmpty()
                || whole != null
                        && term.instalments().stream()
                                        .map(PaperEntry.Instalment::amountYuan)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .compareTo(whole)
                                == 0;
    }

    private static void need(boolean there, Missing otherwise, Set<Missing> missing) {
        if (!there) {
            missing.add(otherwise);
        }
    }
}
