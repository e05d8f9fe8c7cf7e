package cn.fengqiao.cases.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody answered at a door, by the code of the question. */
public final class Answers {

    private Answers() {}

    /** What is wrong with the answers: one that fits no question, and a question nobody answered. */
    public static List<Fault> faults(List<Question> questions, Map<String, String> answers) {
        List<Fault> faults = new ArrayList<>();
        for (Question question : questions) {
            question.fault(answers.get(question.code()))
                    .map(fault -> fault.under("answers."))
                    .ifPresent(faults::add);
        }
        Set<String> known = questions.stream().map(Question::code).collect(Collectors.toSet());
        answers.keySet().stream()
                .filter(code -> !known.contains(code))
                .sorted()
                .forEach(code -> faults.add(new Fault("answers", "问题清单中没有这一问", "no such question")));
        return faults;
    }

    /**
     * What is kept of the answers of a visit with a finding: those that are one, and remarks. Nobody needs the noes beside
     * them.
     */
    public static Map<String, String> kept(List<Question> questions, Map<String, String> answers) {
        return questions.stream()
                .filter(question -> answers.containsKey(question.code()))
                .filter(question ->
                        question.kind() == QuestionKind.TEXT || question.isFinding(answers.get(question.code())))
                .collect(Collectors.toMap(
                        Question::code, question -> Objects.requireNonNull(answers.get(question.code()))));
    }

    /** Codes of the questions whose answer is a finding, in the order of the questions. */
    public static List<String> findings(List<Question> questions, Map<String, String> answers) {
        return questions.stream()
                .filter(question -> question.isFinding(answers.get(question.code())))
                .map(Question::code)
                .toList();
    }
}
