package cn.fengqiao.cases.writeoff;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.dispute.Ending;
import cn.fengqiao.cases.dispute.WriteOffGuard;
import cn.fengqiao.cases.dispute.WriteOffGuards.Unmet;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.view.RejectionWords;
import cn.fengqiao.cases.view.WriteOffLook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CurrentCaller;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 销号: the end of a case. */
@RestController
@RequestMapping("/api/cases/{id}")
class WriteOffController {

    /** The eleven guards as they stand for this caller now. */
    record WriteOffList(List<GuardView> guards) {}

    /**
     * @param met whether it stands in the way no longer
     * @param reason what is missing, in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GuardView(
            WriteOffGuard guard,
            String name,
            boolean met,
            @Nullable String reason) {}

    private final ActAnswers answers;
    private final WriteOffLook look;
    private final CaseDoor door;
    private final CurrentVocabulary vocabulary;

    WriteOffController(ActAnswers answers, WriteOffLook look, CaseDoor door, CurrentVocabulary vocabulary) {
        this.answers = answers;
        this.look = look;
        this.door = door;
        this.vocabulary = vocabulary;
    }

    @GetMapping("/write-off")
    @Operation(operationId = "cases.writeOffGuards", summary = "What stands between a case and its write-off")
    @ApiResponse(
            responseCode = "200",
            description = "The eleven guards as they stand for the caller",
            content = @Content(schema = @Schema(implementation = WriteOffList.class)))
    ResponseEntity<?> guards(@PathVariable UUID id) {
        return door.read(
                id,
                FieldClass.TIMELINE,
                (tx, caller, stored, access) -> ResponseEntity.ok(list(look.againstPassing(tx, stored, caller))));
    }

    @PostMapping("/write-off/apply")
    @Operation(operationId = "cases.applyWriteOff", summary = "申请销号: hold the case for settled")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> apply(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WriteOffCommand.ApplyWriteOff command) {
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of("cases.applyWriteOff", command, Ending::apply)
                        .guardedBy((tx, stored, by) -> WriteOffProblems.of(look.againstApplying(tx, stored), words())));
    }

    @PostMapping("/write-off/pass")
    @Operation(operationId = "cases.passWriteOff", summary = "验收销号: verify the case and write it off")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> pass(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WriteOffCommand.PassWriteOff command) {
        Caller caller = CurrentCaller.get();
        return answers.done(
                id,
                ifMatch,
                null,
                command.note(),
                CaseAct.of("cases.passWriteOff", command, Ending::pass)
                        .guardedBy((tx, stored, by) ->
                                WriteOffProblems.of(look.againstPassing(tx, stored, caller), words())));
    }

    @PostMapping("/write-off/fail")
    @Operation(operationId = "cases.failWriteOff", summary = "验收退回: the work goes on")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> fail(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WriteOffCommand.FailWriteOff command) {
        return answers.done(
                id,
                ifMatch,
                command.reason(),
                null,
                CaseAct.of("cases.failWriteOff", command, (dispute, by) -> Ending.fail(dispute, by, command.to())));
    }

    @PostMapping("/reopen")
    @Operation(operationId = "cases.reopen", summary = "重开: the dispute broke out again; its original start is kept")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> reopen(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody WriteOffCommand.Reopen command) {
        return answers.done(id, ifMatch, command.reason(), null, CaseAct.of("cases.reopen", command, Ending::reopen));
    }

    private WriteOffList list(List<Unmet> unmet) {
        return new WriteOffList(Arrays.stream(WriteOffGuard.values())
                .map(guard -> unmet.stream()
                        .filter(each -> each.guard() == guard)
                        .findFirst()
                        .map(each -> new GuardView(guard, guard.zh(), false, words().chinese(each)))
                        .orElseGet(() -> new GuardView(guard, guard.zh(), true, null)))
                .toList());
    }

    private RejectionWords words() {
        return new RejectionWords(vocabulary.get());
    }
}
