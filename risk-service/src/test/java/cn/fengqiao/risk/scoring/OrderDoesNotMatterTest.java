package cn.fengqiao.risk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.risk.rules.ShippedRules;
import cn.fengqiao.risk.scoring.Report.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However facts arrive, late, twice or shuffled, the assessment of the same facts is the same. */
class OrderDoesNotMatterTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void shuffled_and_repeated_facts_give_the_same_assessment(
            @ForAll("reports") List<Report> reports,
            @ForAll("incidents") List<Incident> atPlace,
            @ForAll Random chance) {
        UUID caseId = reports.getFirst().caseId();
        Assessment once = Scoring.assess(ShippedRules.IN_FORCE, Dispute.of(caseId, reports, atPlace));

        List<Report> muddledReports = new ArrayList<>(reports);
        muddledReports.addAll(reports);
        Collections.shuffle(muddledReports, chance);
        List<Incident> muddledIncidents = new ArrayList<>(atPlace);
        muddledIncidents.addAll(atPlace);
        Collections.shuffle(muddledIncidents, chance);

        assertThat(Scoring.assess(ShippedRules.IN_FORCE, Dispute.of(caseId, muddledReports, muddledIncidents)))
                .isEqualTo(once);
    }

    /** So that whoever saw RED on the way, with less known, still finds RED when everything is known. */
    @Property
    void knowing_more_of_a_dispute_never_takes_red_away(
            @ForAll("reports") List<Report> reports, @ForAll("incidents") List<Incident> atPlace) {
        UUID caseId = reports.getFirst().caseId();
        Colour withAll = Scoring.assess(ShippedRules.IN_FORCE, Dispute.of(caseId, reports, atPlace))
                .colour();

        for (Report known : reports) {
            Colour withOne = Scoring.assess(ShippedRules.IN_FORCE, Dispute.of(caseId, List.of(known), List.of()))
                    .colour();
            if (withOne == Colour.RED) {
                assertThat(withAll).isEqualTo(Colour.RED);
            }
        }
    }

    @Provide
    Arbitrary<List<Report>> reports() {
        List<String> codes =
                ShippedRules.IN_FORCE.questions().stream().map(Question::code).toList();
        Arbitrary<Report> report = Combinators.combine(
                        Arbitraries.longs().between(1, 1_000),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.maps(Arbitraries.of(codes), Arbitraries.of(Answer.class))
                                .ofMaxSize(6))
                .as((id, day, parties, answers) ->
                        new Report(new UUID(7, id), START.plus(Duration.ofDays(day)), parties, answers));
        return report.list().ofMinSize(1).ofMaxSize(5).uniqueElements(Report::caseId);
    }

    @Provide
    Arbitrary<List<Incident>> incidents() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1_000),
                        Arbitraries.integers().between(0, 200))
                .as((id, day) -> new Incident(new UUID(8, id), START.plus(Duration.ofDays(day))))
                .list()
                .ofMaxSize(8)
                .uniqueElements(Incident::caseId);
    }
}
