package cn.fengqiao.testkit.api;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case of which a test knows everything.
 *
 * @param name what makes it worth asking about, for the findings
 * @param audience who may learn of it
 * @param lead the department that leads it
 * @param marks texts that stand in this case and nowhere else, with the class of the field they stand in
 * @param secrets texts of the case that nobody is shown, whatever they may see
 */
public record KnownCase(
        String name,
        UUID id,
        Audience audience,
        @Nullable Department lead,
        Map<String, FieldClass> marks,
        Set<String> secrets) {

    public KnownCase {
        marks = Map.copyOf(marks);
        secrets = Set.copyOf(secrets);
    }

    /** Whether this is its id, its number or its name. */
    boolean isCalled(String text) {
        return marks.get(text) == FieldClass.EXISTENCE;
    }

    /** What the policy says of it. */
    CaseAccess to(Caller caller) {
        return CasePolicy.decide(caller, audience, lead);
    }
}
