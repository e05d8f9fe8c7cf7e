package cn.fengqiao.cases;

import static cn.fengqiao.kit.problem.ProblemType.BODY_MALFORMED;
import static cn.fengqiao.kit.problem.ProblemType.BODY_TOO_LARGE;
import static cn.fengqiao.kit.problem.ProblemType.CONFLICT;
import static cn.fengqiao.kit.problem.ProblemType.CURSOR_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.DEPARTMENT_NOT_ON_CASE;
import static cn.fengqiao.kit.problem.ProblemType.FIELD_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.FIELD_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.HEADER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.HEADER_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.IDEMPOTENCY_CONFLICT;
import static cn.fengqiao.kit.problem.ProblemType.IMPOSSIBLE_DATE;
import static cn.fengqiao.kit.problem.ProblemType.INTERNAL_ERROR;
import static cn.fengqiao.kit.problem.ProblemType.MEDIA_TYPE_UNSUPPORTED;
import static cn.fengqiao.kit.problem.ProblemType.NOT_AUTHENTICATED;
import static cn.fengqiao.kit.problem.ProblemType.NOT_FOUND;
import static cn.fengqiao.kit.problem.ProblemType.NOT_NOW;
import static cn.fengqiao.kit.problem.ProblemType.NOT_VISIBLE;
import static cn.fengqiao.kit.problem.ProblemType.OPERATION_REFUSED;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.PRECONDITION_REQUIRED;
import static cn.fengqiao.kit.problem.ProblemType.STALE_VERSION;
import static cn.fengqiao.kit.problem.ProblemType.TEMPORARILY_UNAVAILABLE;
import static cn.fengqiao.kit.problem.ProblemType.UNKNOWN_FIELD;
import static cn.fengqiao.kit.problem.ProblemType.UNKNOWN_VALUE;
import static cn.fengqiao.kit.problem.ProblemType.WRONG_TYPE;

import cn.fengqiao.kit.problem.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Says in the OpenAPI document which problems an operation can answer with, so that clients are generated for the
 * refusals too. Only made where the document is asked for.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("springdoc.api-docs.enabled")
class ApiDocument {

    private static final String BEARER = "bearer";

    private static final List<ProblemType> ALWAYS =
            List.of(NOT_AUTHENTICATED, OPERATION_REFUSED, TEMPORARILY_UNAVAILABLE, INTERNAL_ERROR);
    private static final List<ProblemType> WITH_BODY = List.of(
            BODY_TOO_LARGE,
            MEDIA_TYPE_UNSUPPORTED,
            BODY_MALFORMED,
            UNKNOWN_FIELD,
            FIELD_MISSING,
            WRONG_TYPE,
            FIELD_INVALID);
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
                    List.of(HEADER_MISSING, HEADER_INVALID, UNKNOWN_VALUE, IMPOSSIBLE_DATE, IDEMPOTENCY_CONFLICT)),
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
            Map.entry("importKeywords.put", List.of(UNKNOWN_VALUE)));

    @Bean
    RequiredFields requiredFields() {
        return new RequiredFields();
    }

    @Bean
    GlobalOpenApiCustomizer problemsOfOperations() {
        return document -> {
            describe(document);
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDocument::addProblems);
        };
    }

    private static void describe(OpenAPI document) {
        document.info(new Info()
                .title("Fengqiao case service")
                .version("1")
                .description("Raises, reads and moves dispute cases. Which fields of a case come back is decided per "
                        + "caller; what is hidden is absent and named in `hidden`."));
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        document.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"))
                .addSchemas(
                        "Problem",
                        new ObjectSchema()
                                .description("A refusal (RFC 9457). Programs switch on `type`; see docs/problems.md.")
                                .addProperty("type", new StringSchema().example("urn:fengqiao:problem:not-now"))
                                .addProperty("title", new StringSchema())
                                .addProperty("status", new Schema<Integer>().type("integer"))
                                .addProperty("detail", new StringSchema())
                                .addProperty(
                                        "field",
                                        new StringSchema().description("The field, parameter or header it is about"))
                                .additionalProperties(true));
        document.addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static boolean takesQuery(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
    }

    private static void addProblems(Operation operation) {
        Stream<ProblemType> all = Stream.concat(
                ALWAYS.stream(), OF_OPERATION.getOrDefault(operation.getOperationId(), List.of()).stream());
        if (takesQuery(operation)) {
            all = Stream.concat(all, Stream.of(UNKNOWN_FIELD));
        }
        if (operation.getRequestBody() != null) {
            all = Stream.concat(all, WITH_BODY.stream());
        }
        Map<Integer, List<ProblemType>> byStatus = all.distinct()
                .sorted()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, problems) -> operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(status),
                        new ApiResponse()
                                .description(
                                        problems.stream().map(ProblemType::slug).collect(Collectors.joining(", ")))
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/Problem"))))));
    }
}
