package cn.fengqiao.cases.people;

import cn.fengqiao.cases.responsibility.Duty;
import cn.fengqiao.cases.responsibility.ResponsibilityLine;
import cn.fengqiao.cases.store.Handover;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a place by its own appointment; what it inherits is told by the chain.
 *
 * @param duties those somebody was ever appointed to
 */
record ResponsibilityView(UUID id, AreaPath area, String place, List<DutyView> duties, long version) {

    /**
     * One duty of one place.
     *
     * @param official who holds it now
     * @param next who will, when a handover is agreed and has not begun
     * @param proposed the handover nobody has answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DutyView(
            Level level,
            Seat seat,
            @Nullable OfficialRef official,
            @Nullable Instant since,
            @Nullable TermView next,
            @Nullable HandoverView proposed) {}

    /** Somebody, and from when on. */
    record TermView(OfficialRef official, Instant since) {}

    /** A proposal. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HandoverView(@Nullable OfficialRef successor, Instant at, Instant proposedAt) {}

    /** A page of responsibilities. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResponsibilityPage(
            List<ResponsibilityView> items, @Nullable UUID next) {}

    static ResponsibilityView of(
            Matter matter,
            Map<Duty, ResponsibilityLine> lines,
            List<Handover> proposed,
            Map<UUID, Official> officials,
            Vocabulary words,
            Instant now) {
        List<DutyView> duties = lines.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Duty::level).thenComparing(Duty::seat)))
                .map(line -> duty(line.getKey(), line.getValue(), proposed, officials, words, now))
                .toList();
        return new ResponsibilityView(matter.id(), matter.area(), words.place(matter.area()), duties, matter.version());
    }

    private static DutyView duty(
            Duty duty,
            ResponsibilityLine line,
            List<Handover> proposed,
            Map<UUID, Official> officials,
            Vocabulary words,
            Instant now) {
        var current =
                line.terms().stream().filter(term -> !term.since().isAfter(now)).reduce((earlier, later) -> later);
        return new DutyView(
                duty.level(),
                duty.seat(),
                current.map(term -> ref(term.official(), officials, words)).orElse(null),
                current.map(ResponsibilityLine.Term::since).orElse(null),
                line.agreed(now)
                        .flatMap(term -> Optional.ofNullable(ref(term.official(), officials, words))
                                .map(ref -> new TermView(ref, term.since())))
                        .orElse(null),
                proposed.stream()
                        .filter(handover -> handover.duty().equals(duty))
                        .map(handover -> new HandoverView(
                                ref(handover.successor(), officials, words), handover.moment(), handover.proposedAt()))
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable OfficialRef ref(UUID id, Map<UUID, Official> officials, Vocabulary words) {
        Official official = officials.get(id);
        return official == null ? null : OfficialRef.of(official, words);
    }
}
