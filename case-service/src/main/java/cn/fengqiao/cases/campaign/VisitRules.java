package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.campaign.VisitBatch.RecordedVisit;
import cn.fengqiao.cases.screening.Answers;
import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.screening.Plan;
import cn.fengqiao.cases.screening.VisitOutcome;
import cn.fengqiao.cases.store.Campaign;
import cn.fengqiao.cases.store.CampaignGrids.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a visit has to keep to. */
final class VisitRules {

    private static final int MOST_ADDRESS = 200;

    /** Phones' clocks run apart; more than that is a wrong date. */
    private static final Duration FUTURE = Duration.ofMinutes(5);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private VisitRules() {}

    /**
     * What is wrong with a visit.
     *
     * @param duties grids the worker has and had
     * @param zone in which the days of the campaign are counted
     */
    static List<Fault> faults(RecordedVisit visit, Campaign campaign, List<Duty> duties, Instant now, ZoneId zone) {
        List<Fault> faults = new ArrayList<>();
        if (duties.stream().noneMatch(duty -> duty.covers(visit.area(), visit.at()))) {
            faults.add(new Fault("area", "走访时该网格未分派给您", "the grid was not yours at that time"));
        }
        String address = visit.address();
        if (address != null && (address.isBlank() || address.codePointCount(0, address.length()) > MOST_ADDRESS)) {
            faults.add(new Fault("address", "应为 1–" + MOST_ADDRESS + " 个字符", "1 to " + MOST_ADDRESS + " characters"));
        }
        if (outside(visit.at(), campaign, now, zone)) {
            faults.add(new Fault(
                    "at",
                    "走访时间不在活动期间内" + period(campaign, zone, "：活动自 ", " 起", "，至 ", " 止"),
                    "not within the time of the campaign" + period(campaign, zone, ": from ", "", ", until ", "")));
        }
        if (visit.outcome() == VisitOutcome.DONE) {
            faults.addAll(Answers.faults(campaign.plan().questions(), visit.said()));
        } else if (!visit.said().isEmpty()) {
            faults.add(new Fault("answers", "未入户或被拒绝的走访没有答复", "nobody answered, so there are no answers"));
        }
        return faults;
    }

    /** From when to when, to the second where it was opened or closed on the day; nothing of a campaign that never opened. */
    private static String period(Campaign campaign, ZoneId zone, String from, String begun, String until, String over) {
        Plan plan = campaign.plan();
        Instant opened = campaign.openedAt();
        if (opened == null) {
            return "";
        }
        LocalDate first = plan.beginsOn();
        String beginning = first != null && LocalDate.ofInstant(opened, zone).isBefore(first)
                ? first.toString()
                : moment(opened, zone);
        Instant closed = campaign.closedAt();
        LocalDate last = plan.endsOn();
        String end = closed != null ? moment(closed, zone) : last == null ? "" : last.toString();
        return from + beginning + begun + (end.isEmpty() ? "" : until + end + over);
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    private static boolean outside(Instant at, Campaign campaign, Instant now, ZoneId zone) {
        Plan plan = campaign.plan();
        LocalDate day = LocalDate.ofInstant(at, zone);
        return at.isAfter(now.plus(FUTURE))
                || before(at, campaign.openedAt())
                || behind(at, campaign.closedAt())
                || (plan.beginsOn() != null && day.isBefore(plan.beginsOn()))
                || (plan.endsOn() != null && day.isAfter(plan.endsOn()));
    }

    private static boolean before(Instant at, @Nullable Instant opened) {
        return opened == null || at.isBefore(opened);
    }

    private static boolean behind(Instant at, @Nullable Instant closed) {
        return closed != null && at.isAfter(closed);
    }
}
