package cn.fengqiao.cases.clue;

import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.MultiLine;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raise a case of a verified clue. Its source, its place, its people and when it came to light are the clue's.
 *
 * @param type code of the dispute-type dictionary
 * @param title without it the clue's
 * @param narrative without it the clue's
 * @param departments who is asked to take note; without it every department of the subdistrict, or, of a restricted case,
 *     those who work on the clue
 * @param restricted whether only these departments may learn that the case exists; without it as the clue
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PromoteClue(
        String type,
        @Nullable String title,
        @Nullable @MultiLine String narrative,
        @Nullable List<Department> departments,
        @Nullable Boolean restricted) {

    RaiseCase asCase(Matter matter, RaiseCase clue, Instant foundAt) {
        boolean closed = restricted == null ? matter.restricted() : restricted;
        return new RaiseCase(
                type,
                clue.source(),
                clue.area(),
                clue.address(),
                title == null ? clue.title() : title,
                narrative == null ? clue.narrative() : narrative,
                null,
                clue.parties(),
                null,
                null,
                departments == null && closed ? matter.departments() : departments,
                closed,
                foundAt,
                null,
                null);
    }
}
