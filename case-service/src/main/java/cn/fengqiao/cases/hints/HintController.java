package cn.fengqiao.cases.hints;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HintController {

    private final DuplicateHints hints;

    HintController(DuplicateHints hints) {
        this.hints = hints;
    }

    @PostMapping("/api/cases/duplicate-hints")
    @Operation(operationId = "cases.duplicateHints", summary = "Cases that may be about the same dispute")
    HintList find(@RequestBody HintRequest typed) {
        return hints.find(typed);
    }
}
