package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.campaign.VisitResults.VisitSuspicion;
import cn.fengqiao.cases.screening.VisitOutcome;
import cn.fengqiao.cases.store.CampaignVisit;
import cn.fengqiao.contract.AreaPath;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Implausible visits their workers stand by, with what they said; oldest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PatternPage(List<ExplainedVisit> items, @Nullable UUID next) {

    /** A visit and its explanation; nothing of what was said at the door. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExplainedVisit(
            UUID id,
            AreaPath area,
            Instant at,
            VisitOutcome outcome,
            String workerName,
            List<VisitSuspicion> suspicions,
            @Nullable String explanation) {

        static ExplainedVisit of(CampaignVisit visit, VisitContents contents, boolean withExplanation) {
            return new ExplainedVisit(
                    visit.id(),
                    visit.area(),
                    visit.at(),
                    visit.outcome(),
                    visit.workerName(),
                    VisitSuspicion.of(visit.suspicions()),
                    withExplanation ? contents.openText(visit.id(), visit.explanation()) : null);
        }
    }
}
