package cn.fengqiao.cases.meeting;

import cn.fengqiao.cases.store.Meetings;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Meetings, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeetingPage(List<MeetingItem> items, @Nullable UUID next) {

    /**
     * A meeting in the list.
     *
     * @param open how many of its actions are open
     * @param returned how many are back with whoever called it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeetingItem(
            UUID id,
            Meetings.State state,
            Instant startsAt,
            String place,
            AreaPath area,
            List<Department> departments,
            @Nullable Department lead,
            @Nullable LocalDate reviewOn,
            int open,
            int returned,
            long version) {

        static MeetingItem of(Meetings.Listed listed) {
            return new MeetingItem(
                    listed.matter().id(),
                    listed.meeting().state(),
                    listed.meeting().startsAt(),
                    listed.meeting().place(),
                    listed.matter().area().grid(),
                    listed.matter().departments(),
                    listed.matter().lead(),
                    listed.meeting().reviewOn(),
                    listed.open(),
                    listed.returned(),
                    listed.matter().version());
        }
    }
}
