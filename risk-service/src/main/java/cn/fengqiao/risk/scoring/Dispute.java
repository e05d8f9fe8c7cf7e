package cn.fengqiao.risk.scoring;

import cn.fengqiao.risk.scoring.Report.Incident;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Everything that is known of a dispute when it is assessed. A set of facts: in which order they became known, and how
 * often, cannot be seen in it, so it cannot matter.
 *
 * @param caseId the case that lives on
 * @param reports its own report and those of the cases merged into it, oldest first
 * @param atPlace what else was reported of it: cases of the same type at the places of these reports, as far as everybody
 *     who may know of this one may know of them; oldest first, may hold later ones and the dispute's own
 */
public record Dispute(UUID caseId, List<Report> reports, List<Incident> atPlace) {

    public Dispute {
        reports = reports.stream()
                .collect(Collectors.toMap(Report::caseId, report -> report, (first, second) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(Report::incident))
                .toList();
        atPlace = atPlace.stream().distinct().sorted().toList();
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("a dispute begins with a report");
        }
    }

    public static Dispute of(UUID caseId, Collection<Report> reports, Collection<Incident> atPlace) {
        return new Dispute(caseId, List.copyOf(reports), List.copyOf(atPlace));
    }

    /** The cases at its places that are not its own reports. */
    public Set<UUID> others() {
        Set<UUID> others = atPlace.stream().map(Incident::caseId).collect(Collectors.toSet());
        reports.forEach(report -> others.remove(report.caseId()));
        return others;
    }

    /** The dispute as it was when its first {@code count} reports were known. */
    Dispute upTo(int count) {
        return new Dispute(caseId, reports.subList(0, count), atPlace);
    }
}
