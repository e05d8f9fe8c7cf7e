package cn.fengqiao.cases.protection;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.protecting.Protecting;
import cn.fengqiao.cases.store.Protections;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What protects somebody on a case. Whoever is on the case writes it down. Names and whatever may say where somebody is go
 * to the sealed record of the protection and not to the timeline of the case, which more people may read.
 */
@RestController
@RequestMapping("/api/cases/{id}/protections")
class ProtectionController {

    private final ActAnswers answers;
    private final ProtectionActs making;
    private final Protections protections;
    private final CaseDoor door;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;
    private final CurrentClockBook book;

    ProtectionController(
            ActAnswers answers,
            ProtectionActs making,
            Protections protections,
            CaseDoor door,
            PersonalReads reads,
            CurrentVocabulary vocabulary,
            CurrentClockBook book) {
        this.answers = answers;
        this.making = making;
        this.protections = protections;
        this.door = door;
        this.reads = reads;
        this.vocabulary = vocabulary;
        this.book = book;
    }

    @GetMapping
    @Operation(
            operationId = "protections.get",
            summary = "保护事项: what protects somebody on the case, with all its steps")
    @ApiResponse(
            responseCode = "200",
            description = "All of them, oldest first",
            content = @Content(schema = @Schema(implementation = ProtectionView.All.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return door.read(id, FieldClass.TIMELINE, this::shown);
    }

    private ResponseEntity<?> shown(OpenTransaction tx, Caller caller, StoredCase stored, CaseAccess access) {
        var views = new ProtectionViews(caller, access, stored.dispute(), vocabulary.get(), book.get());
        reads.record(
                tx,
                stored.id(),
                views.shown(),
                "protections.get",
                access.standing().name());
        return ResponseEntity.ok()
                .eTag(Long.toString(stored.dispute().version()))
                .body(views.all(protections.of(tx, stored.id())));
    }

    @PostMapping("/orders")
    @Operation(
            operationId = "protections.apply",
            summary = "申请人身安全保护令: a court took an application and decides in 72 hours, in 24 when it is urgent")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> apply(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProtectionCommand.ApplyForOrder command) {
        return answers.done(
                id,
                ifMatch,
                () -> ProtectionInput.wrong(command, vocabulary.get()),
                making.begin(
                        "protections.apply",
                        command,
                        (fresh, by) -> Protecting.apply(
                                fresh,
                                new Protecting.Application(
                                        command.applicant(),
                                        command.urgent(),
                                        command.acceptedAt().truncatedTo(ChronoUnit.MICROS),
                                        command.protects(),
                                        command.against(),
                                        command.court(),
                                        command.measures(),
                                        command.note()),
                                by)));
    }

    @PostMapping("/letters")
    @Operation(
            operationId = "protections.deliverLetter",
            summary = "送达告诫书: the police warned in writing, and somebody looks after it")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> deliver(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProtectionCommand.DeliverLetter command) {
        return answers.done(
                id,
                ifMatch,
                () -> ProtectionInput.wrong(command),
                making.begin(
                        "protections.deliverLetter",
                        command,
                        (fresh, by) -> Protecting.deliver(
                                fresh,
                                new Protecting.Undertaking(
                                        null,
                                        command.protects(),
                                        command.against(),
                                        command.station(),
                                        null,
                                        command.on(),
                                        command.until(),
                                        command.note()),
                                by)));
    }

    @PostMapping("/duties")
    @Operation(operationId = "protections.beginDuty", summary = "登记保护措施: shelter, visits, an escort, until a day")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> begin(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProtectionCommand.BeginDuty command) {
        return answers.done(
                id,
                ifMatch,
                () -> ProtectionInput.wrong(command, vocabulary.get()),
                making.begin(
                        "protections.beginDuty",
                        command,
                        (fresh, by) -> Protecting.begin(
                                fresh,
                                new Protecting.Undertaking(
                                        command.duty(),
                                        command.protects(),
                                        null,
                                        null,
                                        command.measures(),
                                        command.on(),
                                        command.until(),
                                        command.note()),
                                by)));
    }

    @PostMapping("/{protection}/decision")
    @Operation(
            operationId = "protections.decide",
            summary = "登记法院裁定: granted for six months at most, refused, or the application was taken back")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> decide(
            @PathVariable UUID id,
            @PathVariable UUID protection,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProtectionCommand.DecideOrder command) {
        return answers.done(
                id,
                ifMatch,
                () -> ProtectionInput.wrong(command),
                making.step(
                        "protections.decide",
                        protection,
                        command,
                        (before, by) -> Protecting.decide(
                                before,
                                command.decision(),
                                command.decidedAt().truncatedTo(ChronoUnit.MICROS),
                                command.until(),
                                command.measures(),
                                command.note(),
                                by)));
    }

    @PostMapping("/{protection}/prolong")
    @Operation(operationId = "protections.prolong", summary = "延长: in force for longer; an order by six months at most")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> prolong(
            @PathVariable UUID id,
            @PathVariable UUID protection,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProtectionCommand.ProlongProtection command) {
        return answers.done(
                id,
                ifMatch,
                () -> ProtectionInput.maySay("note", command.note()),
                making.step(
                        "protections.prolong",
                        protection,
                        command,
                        (before, by) -> Protecting.prolong(before, command.on(), command.until(), command.note(), by)));
    }

    @PostMapping("/{protection}/change")
    @Operation(
            operationId = "protections.change",
            summary = "变更措施: what is forbidden or done is another thing from now on")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> change(
            @PathVariable UUID id,
            @PathVariable UUID protection,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProtectionCommand.ChangeProtection command) {
        return answers.done(
                id,
                ifMatch,
                () -> ProtectionInput.wrong(command),
                making.step(
                        "protections.change",
                        protection,
                        command,
                        (before, by) ->
                                Protecting.change(before, command.on(), command.measures(), command.note(), by)));
    }

    @PostMapping("/{protection}/revoke")
    @Operation(operationId = "protections.revoke", summary = "解除: revoked or ended before its day")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> revoke(
            @PathVariable UUID id,
            @PathVariable UUID protection,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProtectionCommand.RevokeProtection command) {
        return answers.done(
                id,
                ifMatch,
                () -> ProtectionInput.reason(command.reason()),
                making.step(
                        "protections.revoke",
                        protection,
                        command,
                        (before, by) -> Protecting.revoke(before, command.on(), command.reason(), by)));
    }

    @PostMapping("/{protection}/breach")
    @Operation(
            operationId = "protections.breach",
            summary = "登记违反: somebody acted against an order or a letter, a new fact of danger")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> breach(
            @PathVariable UUID id,
            @PathVariable UUID protection,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ProtectionCommand.BreachProtection command) {
        return answers.done(
                id,
                ifMatch,
                () -> ProtectionInput.reason(command.reason()),
                making.step(
                        "protections.breach",
                        protection,
                        command,
                        (before, by) -> Protecting.breach(before, command.on(), command.reason(), by)));
    }
}
