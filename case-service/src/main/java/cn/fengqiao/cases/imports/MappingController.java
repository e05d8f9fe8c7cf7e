package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/import-mappings")
class MappingController {

    private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MOST_FORMATS = 10;
    private static final int MOST = 200;

    private final ImportMappings mappings;
    private final CurrentVocabulary vocabulary;

    MappingController(ImportMappings mappings, CurrentVocabulary vocabulary) {
        this.mappings = mappings;
        this.vocabulary = vocabulary;
    }

    @GetMapping
    @Operation(operationId = "importMappings.list", summary = "Saved mappings, by name")
    @ApiResponse(
            responseCode = "200",
            description = "A page of mappings",
            content = @Content(schema = @Schema(implementation = MappingPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return ResponseEntity.ok(mappings.page(after == null ? "" : after, limit));
    }

    @GetMapping("/{name}")
    @Operation(operationId = "importMappings.get", summary = "How the columns of a file become the fields of a case")
    @ApiResponse(
            responseCode = "200",
            description = "The mapping",
            content = @Content(schema = @Schema(implementation = SavedMappingView.class)))
    ResponseEntity<?> get(@PathVariable String name) {
        return mappings.view(name)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "没有这个映射", "there is no such mapping")
                        .response());
    }

    @PutMapping("/{name}")
    @Operation(operationId = "importMappings.put", summary = "Save a mapping under a name")
    @ApiResponse(
            responseCode = "200",
            description = "Saved",
            content = @Content(schema = @Schema(implementation = SavedMappingView.class)))
    ResponseEntity<?> put(@PathVariable String name, @RequestBody ImportMapping mapping) {
        if (!NAME.matcher(name).matches()) {
            return Problems.field(
                            ProblemType.PARAMETER_INVALID,
                            "name",
                            "名称由 1–40 个小写字母、数字和连字符组成",
                            "1 to 40 lower case letters, digits and hyphens")
                    .response();
        }
        Optional<Problem> wrong = check(mapping);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        if (!mappings.save(name, mapping, CurrentCaller.get().subject())) {
            return Problems.of(ProblemType.CONFLICT, "内置映射不能修改，请另存", "a built-in mapping is not changed: save a copy")
                    .with("reason", "built-in")
                    .response();
        }
        return get(name);
    }

    private Optional<Problem> check(ImportMapping mapping) {
        Vocabulary words = vocabulary.get();
        if (!NAME.matcher(mapping.system()).matches()) {
            return invalid("system", "由小写字母、数字和连字符组成", "lower case letters, digits and hyphens");
        }
        if (!words.knows(CodeSystem.SOURCE, mapping.source())) {
            return invalid("source", "代码不在字典中", "not a code of the dictionary");
        }
        if (!words.knows(CodeSystem.DISPUTE_TYPE, mapping.type())) {
            return invalid("type", "代码不在字典中", "not a code of the dictionary");
        }
        if (mapping.subject().columns().isEmpty()) {
            return invalid("subject", "至少引用一列，例如 {title}", "name at least one column such as {title}");
        }
        return places(mapping.area(), words).or(() -> times(mapping));
    }

    private static Optional<Problem> places(ImportMapping.PlaceRule rule, Vocabulary words) {
        Stream<AreaPath> named = rule.values() == null ? Stream.of() : rule.values().values().stream();
        Stream<AreaPath> otherwise = rule.otherwise() == null ? Stream.of() : Stream.of(rule.otherwise());
        return Stream.concat(named, otherwise)
                .filter(path -> words.area(path).isEmpty())
                .findFirst()
                .flatMap(unknown -> invalid("area", "没有地点 " + unknown, "there is no place " + unknown));
    }

    private static Optional<Problem> times(ImportMapping mapping) {
        ImportMapping.FoundAt foundAt = mapping.foundAt();
        if (foundAt == null) {
            return Optional.empty();
        }
        if (foundAt.formats().size() > MOST_FORMATS) {
            return invalid("foundAt.formats", "至多 " + MOST_FORMATS + " 种格式", "at most " + MOST_FORMATS);
        }
        try {
            ZoneId.of(foundAt.zone());
        } catch (DateTimeException unknown) {
            return invalid("foundAt.zone", "没有这个时区", "there is no such time zone");
        }
        try {
            foundAt.formats().forEach(RowReader::format);
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return invalid("foundAt.formats", "日期格式无效", "not a pattern of a date");
        }
    }

    private static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }
}
