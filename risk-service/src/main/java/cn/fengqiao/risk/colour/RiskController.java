package cn.fengqiao.risk.colour;

import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The door to the colour of a case. */
@RestController
class RiskController {

    private final PatientReading reading;

    RiskController(PatientReading reading) {
        this.reading = reading;
    }

    @Operation(operationId = "risk.get", summary = "The colour of a case, with the reasons for it")
    @ApiResponse(
            responseCode = "200",
            description = "The colour; the reasons only for departments on the case",
            content = @Content(schema = @Schema(implementation = RiskOfCase.class)))
    @GetMapping(path = "/api/risk/cases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> get(@PathVariable UUID id) {
        return reading.find(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "未找到该案件", "no such case")
                        .response());
    }
}
