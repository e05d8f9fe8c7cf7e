package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.mediating.Standing;
import cn.fengqiao.cases.store.Mediations;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.contract.Answer;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees how a case stands for a mediation, what was answered when it was raised included. */
@Component
class Standings {

    /** Intake questions that speak of violence when a family quarrels; threatening is violence too (反家庭暴力法 §2). */
    private static final List<String> OF_VIOLENCE =
            List.of("ORDER_BREACH", "INJURY_30D", "KILL_THREAT", "WEAPON_PREPARED");

    private static final String FAMILY = "FAMILY";

    private final Mediations mediations;
    private final CaseContents contents;

    Standings(Mediations mediations, CaseContents contents) {
        this.mediations = mediations;
        this.contents = contents;
    }

    Standing of(OpenTransaction tx, StoredCase stored) {
        Optional<RaiseCase> content = content(stored);
        Map<String, Answer> answers = content.map(RaiseCase::answers).orElse(Map.of());
        return new Standing(
                stored.dispute().status(),
                PaperEntries.day(stored.dispute().foundAt()),
                mediations.latest(tx, stored.id()).orElse(null),
                mediations.safety(tx, stored.id()),
                stored.dispute().type().equals(FAMILY)
                        && OF_VIOLENCE.stream().anyMatch(question -> yes(answers, question)),
                content.filter(RaiseCase::dependantInDanger).isPresent(),
                mediations.investigated(tx, stored.id()),
                confirmBy(stored.dispute()).orElse(null));
    }

    /** Until when both sides may apply for a confirmation. */
    static Optional<Instant> confirmBy(DisputeCase dispute) {
        return dispute.clocks()
                .find(ClockKind.JUDICIAL_CONFIRMATION)
                .flatMap(clock -> Optional.ofNullable(clock.deadlines().due()));
    }

    /** The personal part of the case; empty when the database withheld it. */
    Optional<RaiseCase> content(StoredCase stored) {
        byte @Nullable [] sealed = stored.sealed();
        return sealed == null ? Optional.empty() : Optional.of(contents.open(stored.id(), sealed));
    }

    private static boolean yes(Map<String, Answer> answers, String question) {
        return answers.get(question) == Answer.YES;
    }
}
