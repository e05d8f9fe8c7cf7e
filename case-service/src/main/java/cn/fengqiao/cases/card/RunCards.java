package cn.fengqiao.cases.card;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the card of a case: of those that apply, the one that says most about it. */
public final class RunCards {

    /** The scale of a case of which none is known. */
    private static final String INDIVIDUAL = "01";

    /** First the type, then the place, then the danger, then how many people. */
    private static final Comparator<RunCard> MOST_SPECIFIC = Comparator.comparing((RunCard card) -> card.type() != null)
            .thenComparing(card -> card.area().value().length())
            .thenComparing(RunCard::colour)
            .thenComparing(RunCard::scale);

    private RunCards() {}

    /** What a card is looked for with. */
    public record Sought(
            String type, Colour colour, @Nullable String scale, AreaPath area) {}

    /** What of the case the card was chosen by; a card that says nothing of it applies to all. */
    public enum Reason {
        TYPE,
        COLOUR,
        SCALE,
        AREA
    }

    /** A card with why it was chosen. */
    public record Match(RunCard card, Set<Reason> reasons) {}

    /** @return empty when no card applies, or the one that does is withdrawn */
    public static Optional<Match> match(Collection<RunCard> editions, Sought sought, LocalDate today) {
        Map<RunCard.Kind, RunCard> inForce = editions.stream()
                .filter(card -> !card.validFrom().isAfter(today))
                .collect(Collectors.toMap(
                        RunCard::kind,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(RunCard::validFrom))));
        return inForce.values().stream()
                .filter(card -> !card.tasks().isEmpty() && applies(card, sought))
                .max(MOST_SPECIFIC)
                .map(card -> new Match(card, reasons(card)));
    }

    private static boolean applies(RunCard card, Sought sought) {
        String scale = sought.scale() == null ? INDIVIDUAL : sought.scale();
        return (card.type() == null || card.type().equals(sought.type()))
                && card.colour().compareTo(sought.colour()) <= 0
                && card.scale().compareTo(scale) <= 0
                && card.area().covers(sought.area());
    }

    private static Set<Reason> reasons(RunCard card) {
        Set<Reason> reasons = EnumSet.of(Reason.AREA);
        if (card.type() != null) {
            reasons.add(Reason.TYPE);
        }
        if (card.colour() != Colour.NONE) {
            reasons.add(Reason.COLOUR);
        }
        if (!card.scale().equals(INDIVIDUAL)) {
            reasons.add(Reason.SCALE);
        }
        return reasons;
    }
}
