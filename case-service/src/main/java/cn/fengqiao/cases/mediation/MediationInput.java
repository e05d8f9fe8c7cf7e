package cn.fengqiao.cases.mediation;

import cn.fengqiao.cases.intake.TextRules;
import cn.fengqiao.cases.paper.ChineseMoney;
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
        if (amount != null && !isAmount(amount)) {
            return notAnAmount(field);
        }
        if (parts != null && (parts.isEmpty() || parts.size() > MOST_INSTALMENTS)) {
            return invalid(field + ".instalments", "应为 1–" + MOST_INSTALMENTS + " 期", "1 to " + MOST_INSTALMENTS);
        }
        int wrong = parts == null ? -1 : firstWrong(parts);
        return wrong < 0
                ? TextRules.said(field + ".text", term.text(), TEXT)
                : notAnAmount(field + ".instalments[" + wrong + "]");
    }

    private static int firstWrong(List<MediationCommand.AgreedInstalment> parts) {
        return IntStream.range(0, parts.size())
                .filter(index -> !isAmount(parts.get(index).amountFen()))
                .findFirst()
                .orElse(-1);
    }

    /** What binds is printed, so nothing is agreed that the paper cannot state. */
    private static boolean isAmount(long fen) {
        return fen > 0 && fen <= ChineseMoney.MOST_FEN;
    }

    private static Optional<Problem> notAnAmount(String of) {
        long most = ChineseMoney.MOST_FEN;
        return invalid(of + ".amountFen", "应为 1–" + most + " 分", "1 to " + most + " (1/100 yuan)");
    }

    static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }
}
