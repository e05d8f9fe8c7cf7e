package cn.fengqiao.testkit.api;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case of which a test knows everything.
 *
 * @param name what makes it worth asking about, for the findings
 * @param audience who may learn of it
 * @param former departments that were on it and are no longer
 * @param lead the department that leads it
 * @param marks texts that stand in this case and nowhere else, with the class of the field they stand in
 * @param secrets texts of the case that nobody is shown, whatever they may see
 */
public record KnownCase(
        String name,
        UUID id,
        Audience audience,
        List<Department> former,
        @Nullable Department lead,
        Map<String, FieldClass> marks,
        Set<String> secrets) {

    public KnownCase {
        former = List.copyOf(former);
        marks = Map.copyOf(marks);
        secrets = Set.copyOf(secrets);
    }

    /** A case that nobody has left. */
    public KnownCase(
            String name,
            UUID id,
            Audience audience,
            @Nullable Department lead,
            Map<String, FieldClass> marks,
            Set<String> secrets) {
        this(name, id, audience, List.of(), lead, marks, secrets);
    }

    /** Whether this is its id, its number or its name. */
    boolean isCalled(String text) {
        return marks.get(text) == FieldClass.EXISTENCE;
    }

    /** What the policy says of it. */
    public CaseAccess to(Caller caller) {
        return CasePolicy.decide(caller, audience, former, lead);
    }
}
