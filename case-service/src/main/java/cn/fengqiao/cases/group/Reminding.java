package cn.fengqiao.cases.group;

import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.NeighbourReports;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.unasked.DueRounds;
import cn.fengqiao.contract.GroupEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import java.time.Instant;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says of each report that nobody replied to in time that it is so, once. What was said is in the row of the report, so a
 * restart repeats nothing, and several instances each take another one.
 */
@Component
class Reminding {

    private final MatterDesk desk;
    private final Matters matters;
    private final NeighbourReports reports;
    private final DueRounds.Round round;

    Reminding(MatterDesk desk, Matters matters, NeighbourReports reports, DueRounds rounds) {
        this.desk = desk;
        this.matters = matters;
        this.reports = reports;
        this.round = rounds.called("reminding");
    }

    @Scheduled(fixedDelayString = "${fengqiao.case.groups.remind-every}")
    void look() {
        round.make(reports::overdue, this::remind);
    }

    private Went remind(OpenTransaction tx, UUID report, Instant now) {
        UUID id = reports.find(tx, report).orElseThrow().group();
        Matter group = matters.findForUpdate(tx, MatterKind.NEIGHBOUR_GROUP, id).orElseThrow();
        reports.reminded(tx, report, now);
        GroupDesk.say(
                desk,
                tx,
                TheService.CALLER,
                group,
                GroupStep.REPORT_UNANSWERED,
                new GroupEvent.ReportUnanswered(group.audience(), report),
                Remark.NONE);
        return Went.WORKED;
    }
}
