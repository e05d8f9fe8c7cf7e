package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.screening.VisitPattern;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** From where on a visit is implausible, as configured in this place. */
@Component
class PatternSettings {

    private static final ZoneId ZONE = PlaceTime.ZONE;

    private final VisitPattern.Limits limits;

    PatternSettings(
            @Value("${fengqiao.case.campaigns.pattern.visits}") int visits,
            @Value("${fengqiao.case.campaigns.pattern.within}") Duration within,
            @Value("${fengqiao.case.campaigns.pattern.alike}") int alike,
            @Value("${fengqiao.case.campaigns.pattern.night-from}") String nightFrom,
            @Value("${fengqiao.case.campaigns.pattern.night-to}") String nightTo,
            @Value("${fengqiao.case.campaigns.pattern.grids}") int grids,
            @Value("${fengqiao.case.campaigns.pattern.grids-within}") Duration gridsWithin) {
        this.limits = new VisitPattern.Limits(
                visits, within, alike, LocalTime.parse(nightFrom), LocalTime.parse(nightTo), grids, gridsWithin, ZONE);
    }

    VisitPattern.Limits limits() {
        return limits;
    }
}
