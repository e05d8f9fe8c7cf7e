package cn.fengqiao.cases.intervals;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.view.CaseDoor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class IntervalsController {

    private final CaseDoor door;
    private final CaseIntervals intervals;

    IntervalsController(CaseDoor door, CaseIntervals intervals) {
        this.door = door;
        this.intervals = intervals;
    }

    @GetMapping("/api/cases/{id}/intervals")
    @Operation(operationId = "cases.intervals", summary = "When a case was found, reported, counselled and resolved")
    @ApiResponse(
            responseCode = "200",
            description = "The times and what lies between them",
            content = @Content(schema = @Schema(implementation = IntervalsView.class)))
    ResponseEntity<?> intervals(@PathVariable UUID id) {
        return door.read(
                id, FieldClass.TIMELINE, (tx, caller, stored, access) -> ResponseEntity.ok(intervals.of(tx, id)));
    }
}
