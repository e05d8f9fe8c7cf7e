package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.intake.TextRules;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is wrong with what is asked, before anything is looked at. */
final class MediationInput {

    /** Names, places, courts. */
    static final int LINE = 200;

    /** Minutes of a meeting, and the words of a term. */
    static final int TEXT = 8_000;

    /** A question or an answer. */
    private static final int SENTENCES = 500;

    /** What the back of a file has room for. */
    static final int REMARK = 1_000;

    private static final int MOST_EXCHANGES = 50;

    private static final int MOST_TERMS = 50;
    private static final int MOST_INSTALMENTS = 120;

    private MediationInput() {}

    @SafeVarargs
    static Optional<Problem> first(Supplier<Optional<Problem>>... checks) {
        return Stream.of(checks).map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    static Optional<Problem> agreement(MediationCommand.DraftAgreement command) {
        List<MediationCommand.AgreedTerm> terms = command.terms();
        if (terms.isEmpty() || terms.size() > MOST_TERMS) {
            return invalid("terms", "应为 1–" + MOST_TERMS + " 条", "1 to " + MOST_TERMS + " terms");
        }
        return TextRules.said("manner", command.manner(), TEXT)
                .or(() -> IntStream.range(0, terms.size())
                        .mapToObj(index -> term("terms[" + index + "]", terms.get(index)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    static Optional<Problem> investigation(MediationCommand.Investigate command) {
        List<MediationCommand.Asked> exchanges = command.exchanges();
        if (exchanges.isEmpty() || exchanges.size() > MOST_EXCHANGES) {
            return invalid("exchanges", "应为 1–" + MOST_EXCHANGES + " 组问答", "1 to " + MOST_EXCHANGES);
        }
        return TextRules.said("place", command.place(), LINE)
                .or(() -> TextRules.said("asked", command.asked(), LINE))
                .or(() -> IntStream.range(0, exchanges.size())
                        .mapToObj(index -> exchange("exchanges[" + index + "]", exchanges.get(index)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Problem> exchange(String field, MediationCommand.Asked exchange) {
        return TextRules.said(field + ".question", exchange.question(), SENTENCES)
                .or(() -> TextRules.said(field + ".answer", exchange.answer(), SENTENCES));
    }

    private static Optional<Problem> term(String field, MediationCommand.AgreedTerm term) {
        List<MediationCommand.AgreedInstalment> parts = term.instalments();
        Long amount = term.amountFen();
        if (amount != null && amount <= 0) {
            return invalid(field + ".amountFen", "应大于 0", "more than 0");
        }
        if (parts != null && (parts.isEmpty() || parts.size() > MOST_INSTALMENTS)) {
            return invalid(field + ".instalments", "应为 1–" + MOST_INSTALMENTS + " 期", "1 to " + MOST_INSTALMENTS);
        }
        if (parts != null && parts.stream().anyMatch(part -> part.amountFen() <= 0)) {
            return invalid(field + ".instalments", "每期金额应大于 0", "each is more than 0");
        }
        return TextRules.said(field + ".text", term.text(), TEXT);
    }

    static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }
}
