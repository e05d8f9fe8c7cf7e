package cn.fengqiao.cases.clock;

import cn.fengqiao.contract.Colour;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One limit, from one date on.
 *
 * @param colour null for a legal clock, which has the same limit under any colour
 * @param effectiveFrom clocks that start on this day or later follow it, until the next edition
 * @param toL2 how long after the miss it climbs to L2, and {@code toL1} to L1; null for legal clocks
 * @param article where the limit comes from, as a person cites it
 * @param startEvent what starts it
 * @param consequence what follows from missing it
 * @param warned whom it warns, as codes
 */
public record ClockRule(
        ClockKind kind,
        @Nullable Colour colour,
        LocalDate effectiveFrom,
        Term limit,
        @Nullable Term toL2,
        @Nullable Term toL1,
        @Nullable PauseRule pause,
        @Nullable ExtensionRule extension,
        String article,
        String startEvent,
        String consequence,
        List<String> warned) {

    private static final int MOST_EXTENSIONS = 3;

    /** @throws IllegalArgumentException when {@link #fault()} says so */
    public ClockRule {
        warned = List.copyOf(warned);
        fault(kind, colour, limit, toL2, toL1, pause, extension).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.field() + ": " + fault.en());
        });
    }

    /** What stands against a rule of these terms, the first of it. */
    public static Optional<RuleFault> fault(
            ClockKind kind,
            @Nullable Colour colour,
            Term limit,
            @Nullable Term toL2,
            @Nullable Term toL1,
            @Nullable PauseRule pause,
            @Nullable ExtensionRule extension) {
        if (kind.house() != (colour != null)) {
            return kind.house()
                    ? no("colour", "本机构时限须指定颜色", "a limit of the house is of one colour")
                    : no("colour", "法定期间不分颜色", "a limit of the law is of any colour");
        }
        return escalation(kind, toL2, toL1)
                .or(() -> red(colour, limit, toL2, toL1))
                .or(() -> pause == null ? Optional.empty() : fault(limit, pause))
                .or(() -> extension == null ? Optional.empty() : fault(colour, limit, extension));
    }

    private static Optional<RuleFault> escalation(ClockKind kind, @Nullable Term toL2, @Nullable Term toL1) {
        if (!kind.house()) {
            return toL2 == null && toL1 == null
                    ? Optional.empty()
                    : no(toL2 == null ? "toL1" : "toL2", "法定期间不逐级上报", "a limit of the law does not escalate");
        }
        if (toL2 == null) {
            return no("toL2", "须说明何时上报 L2", "say when it climbs to L2");
        }
        if (toL1 == null) {
            return no("toL1", "须说明何时上报 L1", "say when it climbs to L1");
        }
        return toL1.unit() == toL2.unit() && toL1.amount() > toL2.amount()
                ? Optional.empty()
                : no("toL1", "须与 L2 同一单位且更晚", "in the unit of toL2 and later");
    }

    /** Danger does not wait for Monday. */
    private static Optional<RuleFault> red(
            @Nullable Colour colour, Term limit, @Nullable Term toL2, @Nullable Term toL1) {
        if (colour != Colour.RED) {
            return Optional.empty();
        }
        if (!limit.unit().aroundTheClock()) {
            return no("limit", "红色时限昼夜连续计算", "red runs around the clock");
        }
        return toL2 != null
                        && toL2.unit().aroundTheClock()
                        && toL1 != null
                        && toL1.unit().aroundTheClock()
                ? Optional.empty()
                : no("toL2", "红色时限昼夜连续计算", "red runs around the clock");
    }

    private static Optional<RuleFault> fault(Term limit, PauseRule pause) {
        if (limit.unit().working()) {
            return no("pause", "按工作时间计算的时限不能挂起", "what counts working time stands still by itself and is not paused");
        }
        if (pause.most().unit() != TermUnit.HOUR && pause.most().unit() != TermUnit.DAY) {
            return no("pause.most", "以小时或日计", "in hours or days");
        }
        return pause.reasons().isEmpty() ? no("pause.reasons", "至少一个事由", "at least one reason") : Optional.empty();
    }

    private static Optional<RuleFault> fault(@Nullable Colour colour, Term limit, ExtensionRule extension) {
        if (extension.times() < 1 || extension.times() > MOST_EXTENSIONS) {
            return no("extension.times", "应为 1–" + MOST_EXTENSIONS, "1 to " + MOST_EXTENSIONS);
        }
        return extension.term().unit() == limit.unit()
                ? Optional.empty()
                : no("extension.term", "须与时限同一单位", "in the unit of the limit");
    }

    private static Optional<RuleFault> no(String field, String zh, String en) {
        return Optional.of(new RuleFault(field, zh, en));
    }
}
