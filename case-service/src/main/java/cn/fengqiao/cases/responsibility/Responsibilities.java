package cn.fengqiao.cases.responsibility;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines of some places. A place without a holder of a level inherits it, with the deputy, from the nearest place
 * around it that has one: a building from its grid, a grid from its community, a community from its subdistrict.
 */
public record Responsibilities(Map<AreaPath, Map<Duty, ResponsibilityLine>> lines) {

    /**
     * Who answers for a place at one level.
     *
     * @param of the place whose line says so: the place that was asked for, or the nearest around it
     * @param deputy null while nobody stands in
     */
    public record Link(
            Level level, AreaPath of, UUID holder, @Nullable UUID deputy) {}

    public Responsibilities {
        lines = Map.copyOf(lines);
    }

    /** From L3 upwards; a level nobody answers for is left out. */
    public List<Link> chain(AreaPath place, Instant at) {
        return Arrays.stream(Level.values())
                .flatMap(level -> link(place, level, at).stream())
                .toList();
    }

    /** Who answers for {@code place} at {@code level}. */
    public Optional<Link> link(AreaPath place, Level level, Instant at) {
        for (AreaPath around : withEnclosing(place)) {
            Optional<UUID> holder = line(around, new Duty(level, Seat.HOLDER)).holderAt(at);
            if (holder.isPresent()) {
                UUID deputy =
                        line(around, new Duty(level, Seat.DEPUTY)).holderAt(at).orElse(null);
                return Optional.of(new Link(level, around, holder.get(), deputy));
            }
        }
        return Optional.empty();
    }

    public ResponsibilityLine line(AreaPath place, Duty duty) {
        return lines.getOrDefault(place, Map.of()).getOrDefault(duty, ResponsibilityLine.EMPTY);
    }

    /** The place and all that enclose it, from the inside out. */
    public static List<AreaPath> withEnclosing(AreaPath place) {
        List<AreaPath> places = new ArrayList<>();
        String path = place.value();
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            places.add(AreaPath.of(path.substring(0, end)));
        }
        return places;
    }
}
