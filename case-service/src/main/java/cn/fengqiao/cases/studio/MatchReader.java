package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.cases.appointment.Agenda;
import cn.fengqiao.cases.appointment.Agenda.RoomTaken;
import cn.fengqiao.cases.appointment.DualCoverage;
import cn.fengqiao.cases.appointment.Profession;
import cn.fengqiao.cases.appointment.Slot;
import cn.fengqiao.cases.appointment.Suitability;
import cn.fengqiao.cases.appointment.Wish;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the studios that suit a dispute, and the places a lawyer or a psychologist does not reach. */
@Component
class MatchReader {

    private static final int MOST_CANDIDATES = 500;
    private static final int MOST_MATCHES = 20;
    private static final int DAYS_A_WEEK = 7;
    private static final int HUNDRED = 100;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final MatterDesk desk;
    private final Cases cases;
    private final Studios studios;
    private final Bookings bookings;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    MatchReader(
            MatterDesk desk,
            Cases cases,
            Studios studios,
            Bookings bookings,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.desk = desk;
        this.cases = cases;
        this.studios = studios;
        this.bookings = bookings;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** For a dispute of a type at a place. */
    MatchView.Ranking rank(Caller caller, String type, AreaPath area) {
        return desk.list(caller, tx -> rank(tx, type, area));
    }

    /** For a case; empty when the caller may not know of it. */
    Optional<MatchView.Ranking> rank(Caller caller, UUID caseId) {
        return desk.list(
                caller,
                tx -> cases.find(tx, caseId)
                        .map(stored -> stored.dispute())
                        .filter(dispute -> CasePolicy.decide(caller, dispute.audience(), dispute.lead())
                                .existenceKnown())
                        .map(dispute -> rank(tx, dispute.type(), dispute.area())));
    }

    /** Communities of an area behind {@code after}. */
    MatchView.Coverage coverage(Caller caller, AreaPath area, @Nullable AreaPath after, int limit) {
        Vocabulary words = vocabulary.get();
        List<AreaPath> communities = words.areas().stream()
                .filter(place -> place.kind() == Area.Kind.COMMUNITY)
                .map(Area::path)
                .filter(path -> area.covers(path) && caller.area().covers(path))
                .filter(path -> after == null || path.value().compareTo(after.value()) > 0)
                .limit(limit + 1L)
                .toList();
        LocalDate today = StudioHandler.day(clock.instant());
        List<MatchView.Reached> items = desk
                .list(
                        caller,
                        tx -> DualCoverage.of(communities.stream().limit(limit).toList(), studios.providers(tx, today)))
                .stream()
                .map(reach -> new MatchView.Reached(
                        reach.community(),
                        words.place(reach.community()),
                        reach.reachable(Profession.LAWYER),
                        reach.reachable(Profession.PSYCHOLOGIST),
                        reach.together(),
                        reach.missing(),
                        reach.studios()))
                .toList();
        return new MatchView.Coverage(
                items, communities.size() > limit ? items.getLast().area() : null);
    }

    private MatchView.Ranking rank(OpenTransaction tx, String type, AreaPath area) {
        Instant now = clock.instant();
        Map<String, Integer> fits = new HashMap<>(studios.fits(tx, type));
        fits.put(type, HUNDRED);
        Map<UUID, Studio> found = studios.withSkills(tx, fits.keySet(), MOST_CANDIDATES).stream()
                .collect(Collectors.toMap(Studio::id, Function.identity()));
        Instant monday = monday(now);
        Instant to = now.plus(Duration.ofDays(Agendas.DAYS_AHEAD + 1L));
        Map<UUID, List<RoomTaken>> taken = bookings.rooms(tx, found.keySet(), monday, to, null);
        List<Suitability.Candidate> candidates = found.values().stream()
                .map(studio -> candidate(studio, taken.getOrDefault(studio.id(), List.of()), monday, now))
                .toList();
        Vocabulary words = vocabulary.get();
        return new MatchView.Ranking(Suitability.rank(new Suitability.Need(area, fits), candidates, now).stream()
                .limit(MOST_MATCHES)
                .flatMap(match ->
                        Optional.ofNullable(found.get(match.studio()))
                                .map(studio -> view(studio, match, words))
                                .stream())
                .toList());
    }

    private static Suitability.Candidate candidate(Studio studio, List<RoomTaken> taken, Instant monday, Instant now) {
        var agenda = new Agenda(studio.hours(), studio.rooms(), List.of(), taken, List.of());
        Slot next = agenda.nextFree(new Wish(List.of(), List.of()), now, Agendas.DAYS_AHEAD)
                .orElse(null);
        List<Slot> week = studio.hours().from(studio.hours().day(monday), DAYS_A_WEEK);
        Instant sunday = monday.plus(Duration.ofDays(DAYS_A_WEEK));
        int booked = (int) taken.stream()
                .filter(room -> room.slot().start().isBefore(sunday))
                .count();
        return new Suitability.Candidate(
                studio.id(), studio.skills(), studio.covers(), next, week.size() * studio.rooms(), booked);
    }

    static Instant monday(Instant now) {
        return StudioHandler.day(now)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(Studio.ZONE)
                .toInstant();
    }

    private static MatchView view(Studio studio, Suitability.Match match, Vocabulary words) {
        return new MatchView(
                studio.id(),
                studio.kind(),
                studio.name(),
                match.points(),
                match.reasons().stream().map(reason -> why(reason, words)).toList());
    }

    private static MatchView.Why why(Suitability.Reason reason, Vocabulary words) {
        int points = reason.points();
        return switch (reason) {
            case Suitability.Reason.SkillFits fits ->
                new MatchView.Why(
                        MatchView.Code.SKILL_FITS,
                        "擅长" + Views.skill(fits.skill(), words),
                        points,
                        fits.skill(),
                        null,
                        null);
            case Suitability.Reason.CoversPlace covers ->
                new MatchView.Why(MatchView.Code.COVERS_PLACE, "服务该社区", points, null, null, null);
            case Suitability.Reason.DoesNotCoverPlace elsewhere ->
                new MatchView.Why(MatchView.Code.DOES_NOT_COVER_PLACE, "不服务该社区", points, null, null, null);
            case Suitability.Reason.NextFree next ->
                new MatchView.Why(
                        MatchView.Code.NEXT_FREE,
                        "最早空闲 " + SHORT.format(next.slot().start().atZone(Studio.ZONE)),
                        points,
                        null,
                        next.slot().start(),
                        null);
            case Suitability.Reason.NothingFree full ->
                new MatchView.Why(MatchView.Code.NOTHING_FREE, Agendas.DAYS_AHEAD + " 天内无空闲", points, null, null, null);
            case Suitability.Reason.Load load ->
                new MatchView.Why(
                        MatchView.Code.LOAD, "本周已约 " + load.booked() + "%", points, null, null, load.booked());
        };
    }
}
