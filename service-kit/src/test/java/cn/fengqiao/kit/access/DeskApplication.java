package cn.fengqiao.kit.access;

import cn.fengqiao.kit.problem.MultiLine;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A service as small as can be, which takes a body like that of a case, to see what the kit makes of bad ones. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, KafkaAutoConfiguration.class})
@Import(DeskApplication.Desk.class)
public class DeskApplication {

    enum Colour {
        RED,
        BLUE
    }

    record Party(String name, @Nullable String phone) {}

    record Note(
            String title,
            @Nullable @MultiLine String narrative,
            @Nullable Colour colour,
            @Nullable Integer count,
            @Nullable Instant foundAt,
            @Nullable LocalDate day,
            @Nullable List<Party> parties,
            @Nullable Map<String, Boolean> answers,
            @Nullable Boolean restricted) {}

    record Short(@Size(max = 3) String code, @Max(9) int digit) {}

    @RestController
    static class Desk {

        private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

        @PostMapping("/notes")
        @Operation(operationId = "cases.raise")
        Map<String, Object> raise(@RequestBody Note note, @RequestHeader("Idempotency-Key") String key) {
            return Map.of("title", note.title(), "by", CurrentCaller.get().subject());
        }

        @PostMapping("/shorts")
        @Operation(operationId = "cases.duplicateHints")
        Map<String, String> shorts(@Valid @RequestBody Short code) {
            return Map.of("code", code.code());
        }

        @GetMapping("/notes")
        @Operation(operationId = "cases.list")
        Map<String, String> list(
                @RequestParam int limit,
                @RequestParam(defaultValue = "") String q,
                @RequestParam(required = false) @Nullable LocalDate day,
                @RequestParam(required = false) @Nullable Instant at) {
            return Map.of("q", q);
        }

        @GetMapping("/notes/{id}")
        @Operation(operationId = "cases.get")
        ResponseEntity<?> get(@PathVariable UUID id) {
            return Problems.of(ProblemType.NOT_FOUND, "没有此案", "no such case")
                    .with("id", id)
                    .response();
        }

        @PostMapping("/notes/{id}/accept")
        @Operation(operationId = "cases.accept")
        Map<String, String> accept(@PathVariable String id, @RequestHeader("If-Match") String version) {
            return Map.of("version", version);
        }

        @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
        @Operation(operationId = "imports.start")
        Map<String, Long> start(@RequestParam MultipartFile file) {
            return Map.of("size", file.getSize());
        }

        @GetMapping("/away")
        @Operation(operationId = "dictionaries.get")
        void away() {
            throw new DataAccessResourceFailureException("connection to 10.1.2.3 refused");
        }

        @GetMapping("/broken")
        @Operation(operationId = "areas.get")
        void broken() {
            throw new IllegalStateException("a secret of the inside");
        }

        @GetMapping("/notes/{id}/logged")
        @Operation(operationId = "cases.timeline")
        void logged(@PathVariable UUID id) {
            LOG.info("work on it");
        }

        @GetMapping("/dead-letters")
        @Operation(operationId = "deadLetters.list")
        List<String> deadLetters() {
            return List.of();
        }
    }
}
