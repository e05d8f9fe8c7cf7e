package cn.fengqiao.cases.people;

import cn.fengqiao.cases.responsibility.Gap;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a place at a moment.
 *
 * @param levels from L3 upwards; a level nobody answers for is left out
 */
record ChainView(AreaPath area, String place, Instant at, List<ChainLevel> levels) {

    /**
     * One level.
     *
     * @param of the place whose appointment it is; another than the one asked for when it is inherited
     * @param deputy absent while nobody stands in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChainLevel(
            Level level,
            AreaPath of,
            String ofName,
            boolean inherited,
            @Nullable OfficialRef holder,
            @Nullable OfficialRef deputy) {}

    /** Who answers, for a program: opaque ids and accounts, no names. */
    record OnDuty(AreaPath area, Instant at, List<OnDutyLevel> levels) {}

    /** One level, for a program. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OnDutyLevel(
            Level level,
            AreaPath of,
            UUID holder,
            @Nullable String holderSubject,
            @Nullable UUID deputy,
            @Nullable String deputySubject) {}

    /** What is wrong with who answers for one place. */
    record GapItem(AreaPath area, String place, List<GapView> gaps) {}

    /** One gap; {@code until} is the last day of whoever leaves. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GapView(Level level, Gap.What what, @Nullable LocalDate until) {}

    /** A page of places with gaps, in the order of their paths. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GapPage(List<GapItem> items, @Nullable AreaPath next) {}
}
