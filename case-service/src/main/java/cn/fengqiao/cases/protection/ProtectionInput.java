package cn.fengqiao.cases.protection;

import cn.fengqiao.cases.intake.TextRules;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with what is asked, before anything is looked at. */
final class ProtectionInput {

    /** Names and courts. */
    private static final int LINE = 200;

    /** Measures and notes: fifty of them stay one small document. */
    private static final int TEXT = 1_000;

    private ProtectionInput() {}

    static Optional<Problem> wrong(ProtectionCommand.ApplyForOrder asked, Vocabulary words) {
        return line("protects", asked.protects())
                .or(() -> line("against", asked.against()))
                .or(() -> line("court", asked.court()))
                .or(() -> maySay("measures", asked.measures()))
                .or(() -> maySay("note", asked.note()))
                .or(() -> known("applicant", CodeSystem.PROTECTION_APPLICANT, asked.applicant(), words));
    }

    static Optional<Problem> wrong(ProtectionCommand.DeliverLetter asked) {
        return line("protects", asked.protects())
                .or(() -> line("against", asked.against()))
                .or(() -> line("station", asked.station()))
                .or(() -> maySay("note", asked.note()));
    }

    static Optional<Problem> wrong(ProtectionCommand.BeginDuty asked, Vocabulary words) {
        return line("protects", asked.protects())
                .or(() -> TextRules.said("measures", asked.measures(), TEXT))
                .or(() -> maySay("note", asked.note()))
                .or(() -> known("duty", CodeSystem.PROTECTION_DUTY, asked.duty(), words));
    }

    static Optional<Problem> wrong(ProtectionCommand.DecideOrder asked) {
        return maySay("measures", asked.measures()).or(() -> maySay("note", asked.note()));
    }

    static Optional<Problem> wrong(ProtectionCommand.ChangeProtection asked) {
        return TextRules.said("measures", asked.measures(), TEXT).or(() -> maySay("note", asked.note()));
    }

    static Optional<Problem> reason(String reason) {
        return TextRules.said("reason", reason, TEXT);
    }

    static Optional<Problem> maySay(String field, @Nullable String text) {
        return TextRules.maySay(field, text, TEXT);
    }

    private static Optional<Problem> line(String field, String text) {
        return TextRules.said(field, text, LINE);
    }

    private static Optional<Problem> known(String field, CodeSystem system, String code, Vocabulary words) {
        return words.knows(system, code)
                ? Optional.empty()
                : Optional.of(
                        Problems.field(ProblemType.UNKNOWN_VALUE, field, "代码不在字典中", "not a code of the dictionary"));
    }
}
