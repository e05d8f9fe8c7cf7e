package cn.fengqiao.cases.clock;

import cn.fengqiao.contract.Colour;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All limits in all their editions. */
public final class ClockRules {

    private final List<ClockRule> all;
    private final Map<ClockKind, Map<@Nullable Colour, TreeMap<LocalDate, ClockRule>>> editions =
            new EnumMap<>(ClockKind.class);

    /** @throws IllegalArgumentException for two rules of one kind and colour with the same date */
    public ClockRules(Collection<ClockRule> rules) {
        all = List.copyOf(rules);
        for (ClockRule rule : all) {
            ClockRule other = editions.computeIfAbsent(rule.kind(), kind -> new HashMap<>())
                    .computeIfAbsent(rule.colour(), colour -> new TreeMap<>())
                    .put(rule.effectiveFrom(), rule);
            if (other != null) {
                throw new IllegalArgumentException("two editions of one date: " + rule);
            }
        }
    }

    public List<ClockRule> all() {
        return all;
    }

    /** The rule for a clock that starts on {@code day}; empty when there is no such limit under that colour. */
    public Optional<ClockRule> find(ClockKind kind, Colour colour, LocalDate day) {
        return Optional.ofNullable(of(kind, kind.house() ? colour : null).floorEntry(day))
                .map(Map.Entry::getValue);
    }

    /**
     * The rule a clock runs under.
     *
     * @throws IllegalStateException when it is not there: editions are never taken away
     */
    ClockRule get(ClockKind kind, @Nullable Colour colour, LocalDate effectiveFrom) {
        ClockRule rule = of(kind, colour).get(effectiveFrom);
        if (rule == null) {
            throw new IllegalStateException("the limit " + kind + " " + colour + " of " + effectiveFrom + " is gone");
        }
        return rule;
    }

    private TreeMap<LocalDate, ClockRule> of(ClockKind kind, @Nullable Colour colour) {
        return editions.getOrDefault(kind, Map.of()).getOrDefault(colour, new TreeMap<>());
    }
}
