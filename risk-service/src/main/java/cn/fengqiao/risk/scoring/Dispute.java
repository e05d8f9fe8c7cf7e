package cn.fengqiao.risk.scoring;

import cn.fengqiao.risk.scoring.Learned.Observation;
import cn.fengqiao.risk.scoring.Report.Incident;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is known of a dispute when it is assessed. A set of facts: in which order they became known, and how
 * often, cannot be seen in it, so it cannot matter.
 *
 * @param caseId the case that lives on
 * @param reports its own report and those of the cases merged into it, oldest first
 * @param atPlace what else was reported of it: cases of the same type at the places of these reports, as far as everybody
 *     who may know of this one may know of them; oldest first, may hold later ones and the dispute's own
 * @param learned what became known of these cases after they were reported, by case and version
 */
public record Dispute(UUID caseId, List<Report> reports, List<Incident> atPlace, List<Learned> learned) {

    private static final Comparator<Learned> BY_CASE =
            Comparator.comparing(Learned::caseId).thenComparing(Learned::version);

    public Dispute {
        reports = reports.stream()
                .collect(Collectors.toMap(Report::caseId, report -> report, (first, second) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(Report::incident))
                .toList();
        atPlace = atPlace.stream().distinct().sorted().toList();
        // a calculation that was kept before there was such a thing does not have it
        learned = Stream.ofNullable(learned)
                .flatMap(List::stream)
                .distinct()
                .sorted(BY_CASE)
                .toList();
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("a dispute begins with a report");
        }
    }

    public static Dispute of(UUID caseId, Collection<Report> reports, Collection<Incident> atPlace) {
        return of(caseId, reports, atPlace, List.of());
    }

    /** The cases at its places that are not its own reports. */
    public Set<UUID> others() {
        Set<UUID> others = atPlace.stream().map(Incident::caseId).collect(Collectors.toSet());
        reports.forEach(report -> others.remove(report.caseId()));
        return others;
    }

    public static Dispute of(
            UUID caseId, Collection<Report> reports, Collection<Incident> atPlace, Collection<Learned> learned) {
        return new Dispute(caseId, List.copyOf(reports), List.copyOf(atPlace), List.copyOf(learned));
    }

    /** Every answer that was given and not found to be wrong. */
    Stream<Observation> observations() {
        Stream<Observation> reported = reports.stream()
                .flatMap(report -> report.answers().entrySet().stream()
                        .map(said ->
                                new Observation(report.caseId(), 0, said.getKey(), said.getValue(), report.foundAt())));
        Stream<Observation> since = learned.stream()
                .flatMap(later -> later.answers().entrySet().stream()
                        .map(said -> new Observation(
                                later.caseId(),
                                later.version(),
                                said.getKey(),
                                said.getValue(),
                                later.at(said.getKey()))));
        return Stream.concat(reported, since).filter(said -> learned.stream().noneMatch(later -> later.corrects(said)));
    }

    /** Whether an answer was found to be wrong. */
    boolean corrected() {
        return learned.stream().anyMatch(later -> !later.corrected().isEmpty());
    }

    /** How many parties the case of a report has, by the last that was said of it. */
    int parties(Report report) {
        return learned.stream()
                .filter(later -> later.caseId().equals(report.caseId()))
                .<Integer>mapMulti((later, next) -> {
                    Integer count = later.partyCount();
                    if (count != null) {
                        next.accept(count);
                    }
                })
                .reduce(report.partyCount(), (earlier, later) -> later);
    }

    /** When anything was last reported or seen. */
    Instant latest() {
        return moments().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** When something was reported or seen. */
    Stream<Instant> moments() {
        return Stream.concat(
                reports.stream().map(Report::foundAt), observations().map(Observation::at));
    }

    /** The dispute as it was at {@code moment}, when it had been reported by then. */
    Optional<Dispute> at(Instant moment) {
        List<Report> known = reports.stream()
                .filter(report -> !report.foundAt().isAfter(moment))
                .toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dispute(
                        caseId,
                        known,
                        atPlace,
                        learned.stream().map(later -> later.seenBy(moment)).toList()));
    }
}
