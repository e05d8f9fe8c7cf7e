package cn.fengqiao.cases.meeting;

import cn.fengqiao.cases.clock.Level;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.contract.Colour;
import java.util.EnumSet;
import java.util.Set;

/** Why departments should meet about a case. */
enum Why {
    /** Danger is near. */
    RED,
    /** A miss has climbed to the responsible official of the section or further. */
    OVERDUE,
    /** It was ended once, and did not hold. */
    REOPENED,
    /** One of several cases of the same address, whichever departments they went to. */
    SAME_PLACE;

    /** How many cases of one address in half a year are no accident any more. */
    static final int REPEATED = 3;

    /** @param atPlace how many cases there are at its address; 0 when they are few */
    static Set<Why> of(DisputeCase dispute, int atPlace) {
        Set<Why> reasons = EnumSet.noneOf(Why.class);
        if (dispute.colour() == Colour.RED) {
            reasons.add(RED);
        }
        if (dispute.clocks().all().stream()
                .anyMatch(clock -> clock.metAt() == null && clock.told().compareTo(Level.L2) >= 0)) {
            reasons.add(OVERDUE);
        }
        if (dispute.axes().reopened() > 0) {
            reasons.add(REOPENED);
        }
        if (atPlace >= REPEATED) {
            reasons.add(SAME_PLACE);
        }
        return reasons;
    }
}
