package cn.fengqiao.cases.intake;

import cn.fengqiao.kit.problem.ProblemType;
import java.util.List;

/**
 * A field of a request that breaks a rule.
 *
 * @param allowed the values that would do, where they are few; else empty
 */
public record FieldRefusal(ProblemType type, String field, String zh, String en, List<String> allowed) {

    static FieldRefusal invalid(String field, String zh, String en) {
        return new FieldRefusal(ProblemType.FIELD_INVALID, field, zh, en, List.of());
    }

    static FieldRefusal unknown(String field, String zh, String en, List<String> allowed) {
        return new FieldRefusal(ProblemType.UNKNOWN_VALUE, field, zh, en, allowed);
    }
}
