package cn.fengqiao.cases.campaign;

import cn.fengqiao.cases.campaign.VisitPage.OwnVisit;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.screening.Fault;
import cn.fengqiao.cases.store.CampaignVisit;
import cn.fengqiao.cases.store.CampaignVisits;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(CampaignController.ROOT)
class VisitController {

    /** A day's work of a very busy worker; it takes a fraction of a second. */
    private static final int MOST_VISITS = 200;

    private final VisitDesk desk;
    private final MatterDesk matters;
    private final CampaignVisits visits;

    VisitController(VisitDesk desk, MatterDesk matters, CampaignVisits visits) {
        this.desk = desk;
        this.matters = matters;
        this.visits = visits;
    }

    @PostMapping("/{id}/visits")
    @Operation(operationId = "campaigns.visit", summary = "Record visits; each is recorded or refused by itself")
    @ApiResponse(
            responseCode = "200",
            description = "What became of each visit",
            content = @Content(schema = @Schema(implementation = VisitResults.class)))
    ResponseEntity<?> record(@PathVariable UUID id, @RequestBody VisitBatch batch) {
        if (batch.visits().isEmpty() || batch.visits().size() > MOST_VISITS) {
            return Refusals.faults(List.of(
                            new Fault("visits", "应为 1–" + MOST_VISITS + " 条", "1 to " + MOST_VISITS + " visits")))
                    .response();
        }
        return switch (desk.record(CurrentCaller.get(), id, batch)) {
            case VisitDesk.Recorded.Each each -> ResponseEntity.ok(each.results());
            case VisitDesk.Recorded.NoCampaign none -> MatterAnswers.none(none.why());
            case VisitDesk.Recorded.Refused refused -> refused.why().response();
        };
    }

    @GetMapping("/{id}/visits")
    @Operation(operationId = "campaigns.visits", summary = "The caller's own visits, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of visits",
            content = @Content(schema = @Schema(implementation = VisitPage.class)))
    ResponseEntity<?> own(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean questioned,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        var caller = CurrentCaller.get();
        return matters.<ResponseEntity<?>>read(caller, MatterKind.CAMPAIGN, id, (tx, matter, access) -> {
                    List<CampaignVisit> found = visits.ofWorker(tx, id, caller.subject(), questioned, after, limit + 1);
                    List<OwnVisit> items =
                            found.stream().limit(limit).map(OwnVisit::of).toList();
                    return ResponseEntity.ok(new VisitPage(
                            items, found.size() > limit ? items.getLast().id() : null));
                })
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @PostMapping("/visits/{id}/confirm")
    @Operation(
            operationId = "campaigns.confirmVisit",
            summary = "Stand by a visit that looks implausible, and explain it")
    @ApiResponse(
            responseCode = "200",
            description = "The visit",
            content = @Content(schema = @Schema(implementation = OwnVisit.class)))
    ResponseEntity<?> confirm(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody Because because) {
        return settled(ifMatch, version -> desk.confirm(CurrentCaller.get(), id, version, because));
    }

    @PostMapping("/visits/{id}/withdraw")
    @Operation(operationId = "campaigns.withdrawVisit", summary = "Take one's own visit back")
    @ApiResponse(
            responseCode = "200",
            description = "The visit",
            content = @Content(schema = @Schema(implementation = OwnVisit.class)))
    ResponseEntity<?> withdraw(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody Because because) {
        return settled(ifMatch, version -> desk.withdraw(CurrentCaller.get(), id, version, because));
    }

    private static ResponseEntity<?> settled(String ifMatch, LongFunction<VisitDesk.Settled> settle) {
        OptionalLong version = MatterAnswers.version(ifMatch);
        if (version.isEmpty()) {
            return MatterAnswers.wrongVersion().response();
        }
        return switch (settle.apply(version.getAsLong())) {
            case VisitDesk.Settled.Done done -> {
                var response =
                        ResponseEntity.ok().eTag(Long.toString(done.visit().version()));
                if (done.repeated()) {
                    response.header("Idempotent-Replay", "true");
                }
                yield response.body(OwnVisit.of(done.visit()));
            }
            case VisitDesk.Settled.NoVisit none -> MatterAnswers.notFound().response();
            case VisitDesk.Settled.Stale stale ->
                Problems.of(
                                ProblemType.STALE_VERSION,
                                "已更新到第 " + stale.current().version() + " 版",
                                "it is at version " + stale.current().version())
                        .with("current", OwnVisit.of(stale.current()))
                        .response();
            case VisitDesk.Settled.Refused refused -> refused.why().response();
        };
    }
}
