package cn.fengqiao.cases.campaign;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.campaign.FindingPage.FindingView;
import cn.fengqiao.cases.campaign.PatternPage.ExplainedVisit;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.screening.FindingState;
import cn.fengqiao.cases.screening.Question;
import cn.fengqiao.cases.store.CampaignVisit;
import cn.fengqiao.cases.store.CampaignVisits;
import cn.fengqiao.cases.store.Campaigns;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
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
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(CampaignController.ROOT)
class FindingController {

    private final FindingDesk desk;
    private final MatterDesk matters;
    private final Campaigns campaigns;
    private final CampaignVisits visits;
    private final VisitContents contents;
    private final PersonalReads reads;

    FindingController(
            FindingDesk desk,
            MatterDesk matters,
            Campaigns campaigns,
            CampaignVisits visits,
            VisitContents contents,
            PersonalReads reads) {
        this.desk = desk;
        this.matters = matters;
        this.campaigns = campaigns;
        this.visits = visits;
        this.contents = contents;
        this.reads = reads;
    }

    @GetMapping("/{id}/findings")
    @Operation(operationId = "campaigns.findings", summary = "What was found, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of findings",
            content = @Content(schema = @Schema(implementation = FindingPage.class)))
    ResponseEntity<?> findings(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable FindingState state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        return page(id, limit, (tx, matter, access) -> {
            List<CampaignVisit> found = visits.findings(tx, id, state, after, limit + 1);
            List<Question> questions =
                    campaigns.find(tx, id).orElseThrow().plan().questions();
            List<FindingView> items = found.stream()
                    .limit(limit)
                    .map(visit -> FindingView.of(visit, contents, questions, access.shows(FieldClass.NARRATIVE)))
                    .toList();
            log(tx, matter, access, items.isEmpty(), "campaigns.findings");
            return ResponseEntity.ok(new FindingPage(
                    items, found.size() > limit ? items.getLast().id() : null));
        });
    }

    @GetMapping("/{id}/patterns")
    @Operation(operationId = "campaigns.patterns", summary = "Implausible visits their workers have explained")
    @ApiResponse(
            responseCode = "200",
            description = "A page of visits",
            content = @Content(schema = @Schema(implementation = PatternPage.class)))
    ResponseEntity<?> patterns(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        return page(id, limit, (tx, matter, access) -> {
            List<CampaignVisit> found = visits.explained(tx, id, after, limit + 1);
            List<ExplainedVisit> items = found.stream()
                    .limit(limit)
                    .map(visit -> ExplainedVisit.of(visit, contents, access.shows(FieldClass.NARRATIVE)))
                    .toList();
            log(tx, matter, access, items.isEmpty(), "campaigns.patterns");
            return ResponseEntity.ok(new PatternPage(
                    items, found.size() > limit ? items.getLast().id() : null));
        });
    }

    @PostMapping("/findings/{id}/decide")
    @Operation(
            operationId = "campaigns.decide",
            summary = "Decide whether a finding is a case, a clue, an obligation or nothing")
    @ApiResponse(
            responseCode = "200",
            description = "The finding",
            content = @Content(schema = @Schema(implementation = FindingView.class)))
    ResponseEntity<?> decide(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody DecideFinding wanted) {
        OptionalLong version = MatterAnswers.version(ifMatch);
        if (version.isEmpty()) {
            return MatterAnswers.wrongVersion().response();
        }
        return switch (desk.decide(CurrentCaller.get(), id, version.getAsLong(), wanted)) {
            case FindingDesk.Decided.Done done -> {
                var response =
                        ResponseEntity.ok().eTag(Long.toString(done.finding().version()));
                if (done.repeated()) {
                    response.header("Idempotent-Replay", "true");
                }
                yield response.body(shown(done.campaign(), done.finding()));
            }
            case FindingDesk.Decided.NoFinding none -> MatterAnswers.none(none.why());
            case FindingDesk.Decided.Stale stale ->
                Problems.of(
                                ProblemType.STALE_VERSION,
                                "已更新到第 " + stale.current().version() + " 版",
                                "it is at version " + stale.current().version())
                        .with("current", shown(stale.campaign(), stale.current()))
                        .response();
            case FindingDesk.Decided.Refused refused -> refused.why().response();
        };
    }

    /** A page of what only those see who work on the campaign. */
    private ResponseEntity<?> page(UUID id, int limit, MatterDesk.Show<ResponseEntity<?>> show) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return matters.<ResponseEntity<?>>read(
                        CurrentCaller.get(),
                        MatterKind.CAMPAIGN,
                        id,
                        (tx, matter, access) -> access.shows(FieldClass.TIMELINE)
                                ? show.show(tx, matter, access)
                                : NotVisible.of(FieldClass.TIMELINE).response())
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    private FindingView shown(Matter campaign, CampaignVisit finding) {
        Caller caller = CurrentCaller.get();
        return matters.list(caller, tx -> {
            CaseAccess access = MatterDesk.access(caller, campaign);
            List<Question> questions =
                    campaigns.find(tx, campaign.id()).orElseThrow().plan().questions();
            log(tx, campaign, access, false, "campaigns.decide");
            return FindingView.of(finding, contents, questions, access.shows(FieldClass.NARRATIVE));
        });
    }

    private void log(OpenTransaction tx, Matter matter, CaseAccess access, boolean empty, String operation) {
        if (!empty && access.shows(FieldClass.NARRATIVE)) {
            reads.record(
                    tx,
                    matter.id(),
                    Set.of(FieldClass.NARRATIVE),
                    operation,
                    access.standing().name());
        }
    }
}
