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
import static cn.fengqiao.kit.problem.ProblemType.NOT_VISIBLE;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.PRECONDITION_REQUIRED;
import static cn.fengqiao.kit.problem.ProblemType.STALE_VERSION;
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
            Map.entry("imports.start", List.of(PARAMETER_MISSING, PARAMETER_INVALID, BODY_TOO_LARGE)),
            Map.entry("imports.list", List.of(PARAMETER_INVALID)),
            Map.entry("imports.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("imports.errors", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("imports.result", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("importMappings.list", List.of(PARAMETER_INVALID)),
            Map.entry("importMappings.get", List.of(NOT_FOUND)),
            Map.entry("importMappings.put", List.of(UNKNOWN_VALUE, CONFLICT)),
            Map.entry("importKeywords.put", List.of(UNKNOWN_VALUE)),
            // household cards
            Map.entry(
                    "households.open",
                    List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, NOT_FOUND, IDEMPOTENCY_CONFLICT, CONFLICT)),
            Map.entry("households.list", List.of(PARAMETER_INVALID, CURSOR_INVALID)),
            Map.entry("households.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("households.change", COMMAND),
            Map.entry("households.close", COMMAND),
            Map.entry("households.link", COMMAND),
            Map.entry("households.unlink", COMMAND),
            Map.entry("households.followUp", COMMAND),
            Map.entry("households.followUps", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("households.due", List.of(PARAMETER_INVALID, CURSOR_INVALID)),
            Map.entry("households.history", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_VISIBLE)),
            Map.entry("households.likelyCases", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("households.likelyHouseholds", List.of(PARAMETER_MISSING, PARAMETER_INVALID)),
            Map.entry("households.offerMove", COMMAND),
            Map.entry("households.acceptMove", COMMAND),
            Map.entry("households.endMove", COMMAND),
            Map.entry("households.moves", List.of(PARAMETER_INVALID)),
            Map.entry("householdImports.start", List.of(PARAMETER_MISSING, PARAMETER_INVALID, BODY_TOO_LARGE)),
            Map.entry("householdImports.list", List.of(PARAMETER_INVALID)),
            Map.entry("householdImports.get", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("householdImports.cancel", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_NOW)),
            Map.entry("householdImports.errors", List.of(PARAMETER_INVALID, NOT_FOUND)),
            Map.entry("householdImports.result", List.of(PARAMETER_INVALID, NOT_FOUND)));

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription(
                "Fengqiao case service",
                "Raises, reads and moves dispute cases. Which fields of a case come back is decided per caller; what is "
                        + "hidden is absent and named in `hidden`.",
                OF_OPERATION);
    }
}
