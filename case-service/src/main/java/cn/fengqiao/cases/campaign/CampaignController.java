package cn.fengqiao.cases.campaign;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.campaign.CampaignPage.CampaignItem;
import cn.fengqiao.cases.campaign.CertificatePage.ErasureCertificate;
import cn.fengqiao.cases.campaign.CoverageView.CoverageOfPlace;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.screening.CampaignState;
import cn.fengqiao.cases.store.CampaignErasure;
import cn.fengqiao.cases.store.CampaignErasure.Certificate;
import cn.fengqiao.cases.store.CampaignGrids;
import cn.fengqiao.cases.store.CampaignGrids.Coverage;
import cn.fengqiao.cases.store.Campaigns;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(CampaignController.ROOT)
class CampaignController {

    static final String ROOT = "/api/campaigns";

    private final CampaignDesk desk;
    private final MatterDesk matters;
    private final Campaigns campaigns;
    private final CampaignGrids grids;
    private final CampaignErasure erasure;
    private final CurrentVocabulary vocabulary;
    private final MatterScreen screen;

    CampaignController(
            CampaignDesk desk,
            MatterDesk matters,
            Campaigns campaigns,
            CampaignGrids grids,
            CampaignErasure erasure,
            CurrentVocabulary vocabulary,
            PersonalReads reads) {
        this.desk = desk;
        this.matters = matters;
        this.campaigns = campaigns;
        this.grids = grids;
        this.erasure = erasure;
        this.vocabulary = vocabulary;
        this.screen = new MatterScreen(
                matters,
                reads,
                MatterKind.CAMPAIGN,
                ROOT,
                (tx, matter, access, operation) ->
                        CampaignView.of(matter, campaigns.find(tx, matter.id()).orElseThrow()));
    }

    /** By what a page of coverage is. */
    enum CoverageBy {
        COMMUNITY,
        GRID
    }

    @PostMapping
    @Operation(operationId = "campaigns.draft", summary = "Draft a screening campaign")
    @ApiResponse(
            responseCode = "201",
            description = "Drafted; a repeat gets the same campaign with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<?> draft(@RequestHeader("Idempotency-Key") String key, @RequestBody CampaignDraft draft) {
        return screen.opened(key, "campaigns.draft", caller -> desk.draft(caller, key, draft));
    }

    @GetMapping
    @Operation(operationId = "campaigns.list", summary = "Campaigns of the caller's area, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of campaigns",
            content = @Content(schema = @Schema(implementation = CampaignPage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable CampaignState state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        List<Campaigns.Listed> found =
                matters.list(CurrentCaller.get(), tx -> campaigns.page(tx, state, after, limit + 1));
        List<CampaignItem> items =
                found.stream().limit(limit).map(CampaignItem::of).toList();
        return ResponseEntity.ok(
                new CampaignPage(items, found.size() > limit ? items.getLast().id() : null));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "campaigns.get", summary = "A campaign")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return screen.get(id, "campaigns.get");
    }

    @PutMapping("/{id}")
    @Operation(operationId = "campaigns.revise", summary = "Rewrite a draft")
    @ApiResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<?> revise(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CampaignDraft draft) {
        return screen.changed(
                ifMatch, "campaigns.revise", (caller, version) -> desk.revise(caller, id, version, draft));
    }

    @PostMapping("/{id}/open")
    @Operation(operationId = "campaigns.open", summary = "Open a campaign that somebody else drafted")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<?> open(@PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return screen.changed(ifMatch, "campaigns.open", (caller, version) -> desk.open(caller, id, version));
    }

    @PostMapping("/{id}/close")
    @Operation(operationId = "campaigns.close", summary = "End a campaign; the erasure is due from then on")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<?> close(@PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        return screen.changed(ifMatch, "campaigns.close", (caller, version) -> desk.close(caller, id, version));
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "campaigns.cancel", summary = "Give a campaign up")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<?> cancel(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody Because because) {
        return screen.changed(
                ifMatch, "campaigns.cancel", (caller, version) -> desk.cancel(caller, id, version, because));
    }

    @PostMapping("/{id}/assignments")
    @Operation(operationId = "campaigns.assign", summary = "Give a grid to a worker, or to another one with a reason")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    ResponseEntity<?> assign(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody AssignGrid wanted) {
        return screen.changed(
                ifMatch, "campaigns.assign", (caller, version) -> desk.assign(caller, id, version, wanted));
    }

    @GetMapping("/{id}/coverage")
    @Operation(operationId = "campaigns.coverage", summary = "How far a campaign is, by grid or by community")
    @ApiResponse(
            responseCode = "200",
            description = "A page of places, and the total",
            content = @Content(schema = @Schema(implementation = CoverageView.class)))
    ResponseEntity<?> coverage(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "GRID") CoverageBy by,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return screen.read(id, (tx, matter, access) -> {
            List<Coverage> found = switch (by) {
                case GRID -> grids.byGrid(tx, id, after, limit + 1);
                case COMMUNITY -> grids.byCommunity(tx, id, after, limit + 1);
            };
            boolean workers = access.shows(FieldClass.TIMELINE);
            List<CoverageOfPlace> items = found.stream()
                    .limit(limit)
                    .map(coverage -> CoverageOfPlace.of(coverage, place(coverage.area()), workers))
                    .toList();
            return ResponseEntity.ok(new CoverageView(
                    CoverageOfPlace.of(grids.total(tx, id), null, false),
                    items,
                    found.size() > limit ? items.getLast().area() : null));
        });
    }

    @GetMapping("/{id}/certificate")
    @Operation(operationId = "campaigns.certificate", summary = "Proofs of what was erased of a campaign")
    @ApiResponse(
            responseCode = "200",
            description = "A page of certificates; empty as long as nothing was erased",
            content = @Content(schema = @Schema(implementation = CertificatePage.class)))
    ResponseEntity<?> certificate(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return screen.read(id, (tx, matter, access) -> {
            List<Certificate> found = erasure.certificates(tx, id, after, limit + 1);
            List<ErasureCertificate> items =
                    found.stream().limit(limit).map(ErasureCertificate::of).toList();
            return ResponseEntity.ok(new CertificatePage(
                    items, found.size() > limit ? items.getLast().number() : null));
        });
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "campaigns.history", summary = "What was done with a campaign, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of steps",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return screen.history(id, after, limit, "campaigns.history");
    }

    private @Nullable String place(@Nullable String area) {
        return area == null ? null : vocabulary.get().place(AreaPath.of(area));
    }
}
