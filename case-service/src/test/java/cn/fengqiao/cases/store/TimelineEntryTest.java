package cn.fengqiao.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineEntryTest {

    /** Moving a case, deciding on it and meeting over it, and what no person did. Everything else is work. */
    private static final Set<TimelineEntry> NOT_WORK = EnumSet.of(
            TimelineEntry.REGISTERED,
            TimelineEntry.ACCEPTED,
            TimelineEntry.ASSIGNED,
            TimelineEntry.RETURNED,
            TimelineEntry.HANDED_OVER,
            TimelineEntry.MERGED,
            TimelineEntry.ABSORBED,
            TimelineEntry.RELOCATED,
            TimelineEntry.SHARE_ASKED,
            TimelineEntry.SHARE_ACCEPTED,
            TimelineEntry.SHARE_REJECTED,
            TimelineEntry.SHARE_WAIVED,
            TimelineEntry.SHARE_REVOKED,
            TimelineEntry.RESTRICTED,
            TimelineEntry.RESTRICTION_LIFTED,
            TimelineEntry.DECLINED,
            TimelineEntry.REFERRED_OUT,
            TimelineEntry.WRITE_OFF_REFUSED,
            TimelineEntry.WRITTEN_OFF,
            TimelineEntry.ARCHIVED,
            TimelineEntry.REOPENED,
            TimelineEntry.RAISED_UP,
            TimelineEntry.FILE_SEALED,
            TimelineEntry.EXTENSION_ANSWERED,
            TimelineEntry.INSTRUCTED,
            TimelineEntry.SUPERVISED,
            TimelineEntry.SUPERVISION_CANCELLED,
            TimelineEntry.COMMITMENT_WAIVED,
            TimelineEntry.MEETING_HELD,
            TimelineEntry.CLOCK_MISSED,
            TimelineEntry.PROMISE_OVERDUE,
            TimelineEntry.RELAPSE_PROPOSED);

    @Test
    void whoever_did_anything_but_move_a_case_or_decide_on_it_worked_on_it() {
        assertThat(TimelineEntry.work())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(NOT_WORK)));
    }
}
