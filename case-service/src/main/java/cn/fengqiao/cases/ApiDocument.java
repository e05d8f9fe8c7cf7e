package cn.fengqiao.cases;

import static cn.fengqiao.kit.problem.ProblemType.BODY_TOO_LARGE;
import static cn.fengqiao.kit.problem.ProblemType.CONFLICT;
import static cn.fengqiao.kit.problem.ProblemType.CURSOR_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.DEPARTMENT_NOT_ON_CASE;
import static cn.fengqiao.kit.problem.ProblemType.HEADER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.HEADER_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.IDEMPOTENCY_CONFLICT;
import static cn.fengqiao.kit.problem.ProblemType.IMPOSSIBLE_DATE;
import static cn.fengqiao.kit.problem.ProblemType.NOT_FOUND;
import static cn.fengqiao.kit.problem.ProblemType.NOT_NOW;
import static cn.fengqiao.kit.problem.ProblemType.NOT_THE_OFFICIAL;
import static cn.fengqiao.kit.problem.ProblemType.NOT_VISIBLE;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.PRECONDITION_REQUIRED;
import static cn.fengqiao.kit.problem.ProblemType.STALE_VERSION;
import static cn.fengqiao.kit.problem.ProblemType.STILL_RESPONSIBLE;
import static cn.fengqiao.kit.problem.ProblemType.UNKNOWN_VALUE;

import cn.fengqiao.kit.api.ApiDescription;
import cn.fengqiao.kit.problem.ProblemType;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of this service alone. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final List<ProblemType> COMMAND = List.of(
            HEADER_INVALID,
            PRECONDITION_REQUIRED,
            UNKNOWN_VALUE,
            NOT_FOUND,
            DEPARTMENT_NOT_ON_CASE,
            STALE_VERSION,
            NOT_NOW,
            CONFLICT);

    private static final List<ProblemType> OPEN_PEOPLE =
            List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, IMPOSSIBLE_DATE, IDEMPOTENCY_CONFLICT, CONFLICT);

    private static final List<ProblemType> CHANGE_PEOPLE = List.of(
            HEADER_INVALID,
            PRECONDITION_REQUIRED,
            UNKNOWN_VALUE,
            IMPOSSIBLE_DATE,
            NOT_FOUND,
            DEPARTMENT_NOT_ON_CASE,
            NOT_THE_OFFICIAL,
            STALE_VERSION,
            NOT_NOW,
            STILL_RESPONSIBLE,
            CONFLICT);

    /** What an operation says beyond what all say. */
    private static final Map<String, List<ProblemType>> OF_OPERATION = Map.ofEntries(
            Map.entry(
                    "cases.raise",
                    List.of(
                            HEADER_MISSING,
                            HEADER_INVALID,
                            UNKNOWN_VALUE,
                            IMPOSSIBLE_DATE,
                            NOT_VISIBLE,
                            IDEMPOTENCY_CONFLICT)),
            Map.entry("cases.list", List.of(PARAMETER_INVALID, CURSOR_INVALID)),
            Map.entry("cases.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("cases.timeline", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("cases.accept", COMMAND),
            Map.entry("cases.assign", COMMAND),
            Map.entry("cases.sign", COMMAND),
            Map.entry("cases.return", COMMAND),
            Map.entry("cases.handOver", COMMAND),
            Map.entry("cases.merge", COMMAND),
            Map.entry("cases.shareAccept", COMMAND),
            Map.entry("cases.shareReject", COMMAND),
            Map.entry("cases.shareDone", COMMAND),
            Map.entry("people.open", OPEN_PEOPLE),
            Map.entry("people.list", List.of(PARAMETER_INVALID)),
            Map.entry("people.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("people.change", COMMAND),
            Map.entry("people.leave", CHANGE_PEOPLE),
            Map.entry("people.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("people.responsible", List.of(PARAMETER_MISSING, PARAMETER_INVALID, IMPOSSIBLE_DATE, NOT_FOUND)),
            Map.entry("people.onDuty", List.of(PARAMETER_MISSING, PARAMETER_INVALID, IMPOSSIBLE_DATE, NOT_FOUND)),
            Map.entry("people.gaps", List.of(PARAMETER_INVALID)),
            Map.entry("people.import", List.of(PARAMETER_MISSING, PARAMETER_INVALID, BODY_TOO_LARGE)),
            Map.entry("responsibilities.open", OPEN_PEOPLE),
            Map.entry("responsibilities.list", List.of(PARAMETER_INVALID)),
            Map.entry("responsibilities.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("responsibilities.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("responsibilities.appoint", CHANGE_PEOPLE),
            Map.entry("responsibilities.propose", CHANGE_PEOPLE),
            Map.entry("responsibilities.accept", CHANGE_PEOPLE),
            Map.entry("responsibilities.refuse", CHANGE_PEOPLE),
            Map.entry("responsibilities.withdraw", CHANGE_PEOPLE),
            Map.entry("teams.form", OPEN_PEOPLE),
            Map.entry("teams.list", List.of(PARAMETER_INVALID)),
            Map.entry("teams.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("teams.change", COMMAND),
            Map.entry("teams.addMember", CHANGE_PEOPLE),
            Map.entry("teams.endMember", CHANGE_PEOPLE),
            Map.entry("teams.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("imports.start", List.of(PARAMETER_MISSING, PARAMETER_INVALID, BODY_TOO_LARGE)),
            Map.entry("imports.list", List.of(PARAMETER_INVALID)),
            Map.entry("imports.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("imports.errors", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("imports.result", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("importMappings.list", List.of(PARAMETER_INVALID)),
            Map.entry("importMappings.get", List.of(NOT_FOUND)),
            Map.entry("importMappings.put", List.of(UNKNOWN_VALUE, CONFLICT)),
            Map.entry("importKeywords.put", List.of(UNKNOWN_VALUE)));

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription(
                "Fengqiao case service",
                "Raises, reads and moves dispute cases. Which fields of a case come back is decided per caller; what is "
                        + "hidden is absent and named in `hidden`.",
                OF_OPERATION);
    }
}
