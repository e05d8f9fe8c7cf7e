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

/** The caller's own visits, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitPage(List<OwnVisit> items, @Nullable UUID next) {

    /**
     * A visit as its worker sees it. Neither the address nor the answers come back: the worker's phone has them, and
     * nobody else needs those of a visit without a finding.
     *
     * @param questioned whether an explanation or a withdrawal is asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnVisit(
            UUID id,
            String key,
            AreaPath area,
            Instant at,
            VisitOutcome outcome,
            boolean finding,
            boolean questioned,
            boolean confirmed,
            boolean withdrawn,
            List<VisitSuspicion> suspicions,
            long version) {

        static OwnVisit of(CampaignVisit visit) {
            return new OwnVisit(
                    visit.id(),
                    visit.key(),
                    visit.area(),
                    visit.at(),
                    visit.outcome(),
                    visit.finding() != null,
                    visit.questioned(),
                    visit.confirmed(),
                    visit.withdrawn(),
                    VisitSuspicion.of(visit.suspicions()),
                    visit.version());
        }
    }
}
