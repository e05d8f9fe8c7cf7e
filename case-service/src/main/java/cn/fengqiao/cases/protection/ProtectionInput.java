package cn.fengqiao.cases.protection;

import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.kit.problem.PlainText;
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
                .or(() -> said("measures", asked.measures(), TEXT))
                .or(() -> maySay("note", asked.note()))
                .or(() -> known("duty", CodeSystem.PROTECTION_DUTY, asked.duty(), words));
    }

    static Optional<Problem> wrong(ProtectionCommand.DecideOrder asked) {
        return maySay("measures", asked.measures()).or(() -> maySay("note", asked.note()));
    }

    static Optional<Problem> wrong(ProtectionCommand.ChangeProtection asked) {
        return said("measures", asked.measures(), TEXT).or(() -> maySay("note", asked.note()));
    }

    static Optional<Problem> reason(String reason) {
        return said("reason", reason, TEXT);
    }

    static Optional<Problem> maySay(String field, @Nullable String text) {
        return text == null ? Optional.empty() : said(field, text, TEXT);
    }

    private static Optional<Problem> line(String field, String text) {
        return said(field, text, LINE);
    }

    private static Optional<Problem> said(String field, String text, int most) {
        if (!PlainText.visible(text)) {
            return invalid(field, "请填写", "it says nothing");
        }
        return text.codePointCount(0, text.length()) > most
                ? invalid(field, "不得超过 " + most + " 个字符", "at most " + most + " characters")
                : Optional.empty();
    }

    private static Optional<Problem> known(String field, CodeSystem system, String code, Vocabulary words) {
        return words.knows(system, code)
                ? Optional.empty()
                : Optional.of(
                        Problems.field(ProblemType.UNKNOWN_VALUE, field, "代码不在字典中", "not a code of the dictionary"));
    }

    private static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }
}
