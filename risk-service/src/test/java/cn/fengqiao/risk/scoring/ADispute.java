package cn.fengqiao.risk.scoring;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.risk.scoring.Report.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Builds disputes in sentences: {@code aDispute().withMandatoryAnswers().yes("PROPERTY_DAMAGE").build()}. */
final class ADispute {

    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    static final List<String> MANDATORY =
            List.of("KILL_THREAT", "WEAPON_PREPARED", "INJURY_30D", "DEPENDANT_IN_DANGER");

    private final UUID caseId = new UUID(0, 1);
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Report> before = new ArrayList<>();
    private final List<Incident> atPlace = new ArrayList<>();
    private int parties;

    static ADispute aDispute() {
        return new ADispute();
    }

    ADispute withMandatoryAnswers() {
        MANDATORY.forEach(question -> answers.putIfAbsent(question, Answer.NO));
        return this;
    }

    ADispute yes(String... questions) {
        for (String question : questions) {
            answers.put(question, Answer.YES);
        }
        return this;
    }

    ADispute without(String question) {
        answers.remove(question);
        return this;
    }

    ADispute parties(int count) {
        parties = count;
        return this;
    }

    /** Another case at the same place, so many days ago. */
    ADispute reportedAtPlace(int daysAgo) {
        atPlace.add(new Incident(new UUID(1, atPlace.size()), NOW.minus(Duration.ofDays(daysAgo))));
        return this;
    }

    /** A case merged into this one, raised so many days ago with these answers. */
    ADispute absorbed(int daysAgo, String... yes) {
        Map<String, Answer> said = new LinkedHashMap<>();
        for (String question : yes) {
            said.put(question, Answer.YES);
        }
        before.add(new Report(new UUID(2, before.size()), NOW.minus(Duration.ofDays(daysAgo)), 0, said));
        return this;
    }

    Dispute build() {
        List<Report> reports = new ArrayList<>(before);
        reports.add(new Report(caseId, NOW, parties, answers));
        return Dispute.of(caseId, reports, atPlace);
    }
}
