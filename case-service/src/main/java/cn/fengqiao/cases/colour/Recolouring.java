package cn.fengqiao.cases.colour;

import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.store.CaseCounters;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.ColoursAhead.Found;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.kit.observe.CaseInLog;
import cn.fengqiao.kit.outbox.OpenTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts a colour on a case. The colour is an axis of its own: it changes no version and says no event, because risk-service
 * has said it. The clocks of the case are timed anew.
 */
@Component
class Recolouring {

    private static final Logger LOG = LoggerFactory.getLogger(Recolouring.class);

    private final Cases cases;
    private final CaseCounters counters;
    private final CurrentClockBook clocks;

    Recolouring(Cases cases, CaseCounters counters, CurrentClockBook clocks) {
        this.cases = cases;
        this.counters = counters;
        this.clocks = clocks;
    }

    /** @param stored the case, locked */
    void recolour(OpenTransaction tx, StoredCase stored, Found found) {
        DisputeCase before = stored.dispute();
        DisputeCase after = before.recoloured(found.colour(), found.certainty(), found.at(), clocks.get());
        cases.save(tx, stored.as(after), before.version());
        counters.moved(tx, before, after);
        try (var line = CaseInLog.of(after.number())) {
            after.clocks()
                    .missingYear()
                    .ifPresent(year -> LOG.error(
                            "the holidays of {} have not been entered: nobody knows by when case {} is due",
                            year,
                            after.number()));
            LOG.info("case {} is {} {}", after.number(), after.colour(), after.certainty());
        }
    }
}
