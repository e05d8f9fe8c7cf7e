package cn.fengqiao.cases.hints;

import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.IntakeRules;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HintController {

    private static final int MOST_NAMES = 10;

    private final DuplicateHints hints;

    HintController(DuplicateHints hints) {
        this.hints = hints;
    }

    @PostMapping("/api/cases/duplicate-hints")
    @Operation(operationId = "cases.duplicateHints", summary = "Cases that may be about the same dispute")
    @ApiResponse(
            responseCode = "200",
            description = "The likeliest first",
            content = @Content(schema = @Schema(implementation = HintList.class)))
    ResponseEntity<?> find(@RequestBody HintRequest typed) {
        Optional<FieldRefusal> tooLong = Stream.of(
                        IntakeRules.tooLong("address", typed.address(), IntakeRules.MOST_ADDRESS),
                        IntakeRules.tooLong("title", typed.title(), IntakeRules.MOST_TITLE),
                        IntakeRules.tooLong("phone", typed.phone(), IntakeRules.MOST_PHONE),
                        IntakeRules.tooLong("idNumber", typed.idNumber(), IntakeRules.MOST_NAME),
                        names(typed.names()))
                .flatMap(Optional::stream)
                .findFirst();
        if (tooLong.isPresent()) {
            FieldRefusal why = tooLong.get();
            return Problems.field(why.type(), why.field(), why.zh(), why.en()).response();
        }
        return ResponseEntity.ok(hints.find(typed));
    }

    private static Optional<FieldRefusal> names(@Nullable List<@Nullable String> names) {
        if (names == null) {
            return Optional.empty();
        }
        return IntakeRules.tooMany("names", names.size(), MOST_NAMES)
                .or(() -> IntStream.range(0, names.size())
                        .mapToObj(at -> IntakeRules.tooLong("names[" + at + "]", names.get(at), IntakeRules.MOST_NAME))
                        .flatMap(Optional::stream)
                        .findFirst());
    }
}
