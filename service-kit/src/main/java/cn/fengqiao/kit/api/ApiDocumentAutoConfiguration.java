package cn.fengqiao.kit.api;

import static cn.fengqiao.kit.problem.ProblemType.BODY_MALFORMED;
import static cn.fengqiao.kit.problem.ProblemType.BODY_TOO_LARGE;
import static cn.fengqiao.kit.problem.ProblemType.FIELD_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.FIELD_MISSING;
import static cn.fengqiao.kit.problem.ProblemType.INTERNAL_ERROR;
import static cn.fengqiao.kit.problem.ProblemType.MEDIA_TYPE_UNSUPPORTED;
import static cn.fengqiao.kit.problem.ProblemType.NOT_AUTHENTICATED;
import static cn.fengqiao.kit.problem.ProblemType.NOT_FOUND;
import static cn.fengqiao.kit.problem.ProblemType.NOT_NOW;
import static cn.fengqiao.kit.problem.ProblemType.OPERATION_REFUSED;
import static cn.fengqiao.kit.problem.ProblemType.PARAMETER_INVALID;
import static cn.fengqiao.kit.problem.ProblemType.TEMPORARILY_UNAVAILABLE;
import static cn.fengqiao.kit.problem.ProblemType.UNKNOWN_FIELD;
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
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Says in the OpenAPI document which problems an operation can answer with, so that clients are generated for the
 * refusals too. Only made where the document is asked for.
 */
@AutoConfiguration
@ConditionalOnBean(ApiDescription.class)
@ConditionalOnProperty("springdoc.api-docs.enabled")
class ApiDocumentAutoConfiguration {

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
    /** Of what the kit itself answers. */
    private static final Map<String, List<ProblemType>> OF_THE_KIT = Map.of(
            "deadLetters.list", List.of(PARAMETER_INVALID),
            "deadLetters.get", List.of(PARAMETER_INVALID, NOT_FOUND),
            "deadLetters.replay", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_NOW),
            "deadLetters.discard", List.of(PARAMETER_INVALID, NOT_FOUND, NOT_NOW),
            "readLog.list", List.of(PARAMETER_INVALID));

    @Bean
    RequiredFields requiredFields() {
        return new RequiredFields();
    }

    @Bean
    GlobalOpenApiCustomizer problemsOfOperations(ApiDescription service) {
        return document -> {
            describe(document, service);
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> addProblems(operation, service));
        };
    }

    private static void describe(OpenAPI document, ApiDescription service) {
        document.info(new Info().title(service.title()).version("1").description(service.description()));
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

    private static void addProblems(Operation operation, ApiDescription service) {
        String id = operation.getOperationId();
        Stream<ProblemType> all = Stream.of(
                        ALWAYS,
                        OF_THE_KIT.getOrDefault(id, List.of()),
                        service.problems().getOrDefault(id, List.of()))
                .flatMap(List::stream);
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

    private static boolean takesQuery(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
    }
}
