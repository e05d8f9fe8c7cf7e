package cn.fengqiao.cases.store;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.cases.clock.Deadlines;
import cn.fengqiao.cases.clock.Level;
import cn.fengqiao.contract.Colour;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How the clocks of a case stand in their column. */
final class ClocksColumn {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NONE = "[]";

    private ClocksColumn() {}

    /** A clock, flat. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            ClockKind kind,
            @Nullable Colour colour,
            LocalDate ruleFrom,
            Instant startedAt,
            Instant countedFrom,
            @Nullable Instant due,
            @Nullable Instant toL2,
            @Nullable Instant toL1,
            @Nullable Integer missingYear,
            int extensions,
            @Nullable String pausedFor,
            @Nullable Instant pausedAt,
            @Nullable Instant pauseEnds,
            Duration pausedBefore,
            @Nullable Duration rested,
            Level told,
            @Nullable Instant metAt) {

        static Row of(Clock clock) {
            Deadlines deadlines = clock.deadlines();
            Clock.Pause pause = clock.pause();
            return new Row(
                    clock.kind(),
                    clock.colour(),
                    clock.ruleFrom(),
                    clock.startedAt(),
                    clock.countedFrom(),
                    deadlines.due(),
                    deadlines.toL2(),
                    deadlines.toL1(),
                    deadlines.missingYear(),
                    clock.extensions(),
                    pause == null ? null : pause.reason(),
                    pause == null ? null : pause.since(),
                    pause == null ? null : pause.until(),
                    clock.pausedBefore(),
                    clock.rested().isZero() ? null : clock.rested(),
                    clock.told(),
                    clock.metAt());
        }

        Clock clock() {
            return new Clock(
                    kind,
                    colour,
                    ruleFrom,
                    startedAt,
                    countedFrom,
                    new Deadlines(due, toL2, toL1, missingYear),
                    extensions,
                    pausedFor == null || pausedAt == null || pauseEnds == null
                            ? null
                            : new Clock.Pause(pausedFor, pausedAt, pauseEnds),
                    pausedBefore,
                    rested == null ? Duration.ZERO : rested,
                    told,
                    metAt);
        }
    }

    static String write(Clocks clocks) {
        return clocks.all().isEmpty()
                ? NONE
                : JSON.writeValueAsString(clocks.all().stream().map(Row::of).toList());
    }

    static Clocks read(String json) {
        List<Clock> clocks = json.equals(NONE)
                ? List.of()
                : Arrays.stream(JSON.readValue(json, Row[].class))
                        .map(Row::clock)
                        .toList();
        return clocks.isEmpty() ? Clocks.NONE : Clocks.of(clocks);
    }
}
