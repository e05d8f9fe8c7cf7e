package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRule;
import cn.fengqiao.cases.clock.ExtensionRule;
import cn.fengqiao.cases.clock.PauseRule;
import cn.fengqiao.cases.clock.Term;
import cn.fengqiao.cases.store.ClockTables.EnteredRule;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit from one date on.
 *
 * @param house whether it is the house's own; else it is of a law
 * @param toL2 how long after the miss it climbs to L2, and {@code toL1} to L1
 * @param article where it comes from
 * @param warned whom it warns
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LimitView(
        ClockKind kind,
        String name,
        String nameEn,
        boolean house,
        LimitColour colour,
        LocalDate effectiveFrom,
        Term limit,
        @Nullable Term toL2,
        @Nullable Term toL1,
        @Nullable PauseView pause,
        @Nullable ExtensionRule extension,
        String article,
        String startEvent,
        String consequence,
        List<String> warned,
        String enteredBy,
        Instant enteredAt) {

    /** For what and for how long in all a clock may stand still. */
    record PauseView(Term most, List<Reason> reasons) {}

    /** Why a clock may stand still. */
    record Reason(String code, String name) {}

    static LimitView of(EnteredRule entered, Vocabulary words) {
        ClockRule rule = entered.rule();
        PauseRule pause = rule.pause();
        return new LimitView(
                rule.kind(),
                rule.kind().zh(),
                rule.kind().en(),
                rule.kind().house(),
                LimitColour.of(rule.colour()),
                rule.effectiveFrom(),
                rule.limit(),
                rule.toL2(),
                rule.toL1(),
                pause == null
                        ? null
                        : new PauseView(
                                pause.most(),
                                pause.reasons().stream()
                                        .map(code -> new Reason(code, words.name(CodeSystem.PAUSE_REASON, code)))
                                        .toList()),
                rule.extension(),
                rule.article(),
                rule.startEvent(),
                rule.consequence(),
                rule.warned(),
                entered.enteredBy(),
                entered.enteredAt());
    }
}
