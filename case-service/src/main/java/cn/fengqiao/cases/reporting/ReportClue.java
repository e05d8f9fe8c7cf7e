package cn.fengqiao.cases.reporting;

import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Report a clue.
 *
 * @param source code of the source dictionary
 * @param channel how it reached whoever writes it down
 * @param area where it lies, as precisely as it is known
 * @param address exact address in words
 * @param narrative what was noticed, at most 2000 characters
 * @param parties who may be in it
 * @param departments who looks into it beside the caller's own; nobody is asked without need, for nothing is verified yet
 * @param restricted whether only these departments may learn that the clue exists
 * @param foundAt when it came to light; without it now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportClue(
        String source,
        Clues.Channel channel,
        AreaPath area,
        @Nullable String address,
        String title,
        @Nullable @MultiLine String narrative,
        @Nullable List<Party> parties,
        @Nullable List<Department> departments,
        @Nullable Boolean restricted,
        @Nullable Instant foundAt) {

    /** What nobody can say of a clue yet: of which type it is. */
    public static final String NO_TYPE = "";

    /** Who looks into it, when somebody of {@code own} reports it. */
    List<Department> hands(Department own) {
        List<Department> hands = new ArrayList<>(departments == null ? List.of() : departments);
        hands.add(own);
        return hands;
    }

    /** The same as a case of no type, which is how it is sealed, compared and found. */
    public RaiseCase asCase() {
        return new RaiseCase(
                NO_TYPE,
                source,
                area,
                address,
                title,
                narrative,
                null,
                parties,
                null,
                null,
                departments,
                restricted,
                foundAt,
                null,
                null);
    }
}
