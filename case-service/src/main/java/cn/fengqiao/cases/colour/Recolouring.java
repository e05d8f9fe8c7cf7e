package cn.fengqiao.cases.colour;

import cn.fengqiao.cases.clock.Due;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.SignLimits;
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
 * has said it. A signature that is still awaited is timed anew.
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
        var limits = new SignLimits(clocks.get());
        if (before.clock() != null
                && before.colour() != found.colour()
                && limits.signBy(found.colour(), found.at()) instanceof Due.NoData none) {
            LOG.error(
                    "the holidays of {} have not been entered: the signature of case {} keeps its old due time",
                    none.year(),
                    before.number());
        }
        DisputeCase after = before.recoloured(found.colour(), found.certainty(), found.at(), limits);
        cases.save(tx, stored.as(after), before.version());
        counters.moved(tx, before, after);
        try (var line = CaseInLog.of(after.number())) {
            LOG.info("case {} is {} {}", after.number(), after.colour(), after.certainty());
        }
    }
}
