package cn.fengqiao.cases.intake;

import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of a request that breaks a rule.
 *
 * @param allowed the values that would do, where they are few; else empty
 */
public record FieldRefusal(ProblemType type, String field, String zh, String en, List<String> allowed) {

    /** In the language of the request. */
    public String said() {
        return Problems.said(zh, en);
    }

    public static FieldRefusal invalid(String field, String zh, String en) {
        return new FieldRefusal(ProblemType.FIELD_INVALID, field, zh, en, List.of());
    }

    public static FieldRefusal unknown(String field, String zh, String en, List<String> allowed) {
        return new FieldRefusal(ProblemType.UNKNOWN_VALUE, field, zh, en, allowed);
    }

    /** Everything that is wrong, as it is answered: the first one as what stands against it, and all of them as fields. */
    public static Optional<Problem> problem(List<FieldRefusal> refusals) {
        return refusals.stream()
                .findFirst()
                .map(first -> Problems.field(first.type(), first.field(), first.zh(), first.en())
                        .with("allowed", first.allowed().isEmpty() ? null : first.allowed())
                        .with(
                                "fields",
                                refusals.stream()
                                        .map(refusal -> Map.of("field", refusal.field(), "reason", refusal.said()))
                                        .toList()));
    }
}
