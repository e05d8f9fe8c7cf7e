package cn.fengqiao.cases.clue;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.clue.CluePage.ClueItem;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.reporting.ReportClue;
import cn.fengqiao.cases.reporting.ReportClueHandler;
import cn.fengqiao.cases.store.Clues;
import cn.fengqiao.cases.store.Clues.Clue;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.cases.view.Said;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
@RequestMapping(ClueController.ROOT)
class ClueController {

    static final String ROOT = "/api/clues";

    private final ClueDesk desk;
    private final ReportClueHandler reporting;
    private final MatterDesk matters;
    private final MatterScreen screen;
    private final Clues clues;
    private final SimilarClues similar;
    private final CaseContents contents;
    private final CurrentVocabulary vocabulary;
    private final PersonalReads reads;

    ClueController(
            ClueDesk desk,
            ReportClueHandler reporting,
            MatterDesk matters,
            Clues clues,
            SimilarClues similar,
            CaseContents contents,
            CurrentVocabulary vocabulary,
            PersonalReads reads) {
        this.desk = desk;
        this.reporting = reporting;
        this.matters = matters;
        this.screen = new MatterScreen(matters, reads, MatterKind.CLUE, ROOT, this::view);
        this.clues = clues;
        this.similar = similar;
        this.contents = contents;
        this.vocabulary = vocabulary;
        this.reads = reads;
    }

    @PostMapping
    @Operation(operationId = "clues.report", summary = "Report a clue")
    @ApiResponse(
            responseCode = "201",
            description = "Reported; a repeat gets the same clue with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    ResponseEntity<?> report(@RequestHeader("Idempotency-Key") String key, @RequestBody ReportClue wanted) {
        return screen.opened(key, "clues.report", caller -> reporting.report(caller, key, wanted));
    }

    @GetMapping
    @Operation(operationId = "clues.list", summary = "Clues of the caller's area, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of clues",
            content = @Content(schema = @Schema(implementation = CluePage.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) Clues.@Nullable State state,
            @RequestParam(required = false) @Nullable AreaPath area,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        return matters.list(caller, tx -> {
            List<Clues.Listed> found = clues.page(tx, state, toTheGrid(area), after, limit + 1);
            List<ClueItem> items = found.stream()
                    .limit(limit)
                    .map(listed -> item(tx, caller, listed))
                    .toList();
            return ResponseEntity.ok(
                    new CluePage(items, found.size() > limit ? items.getLast().id() : null));
        });
    }

    @GetMapping("/counts")
    @Operation(operationId = "clues.counts", summary = "How many clues there are in each state")
    ClueCounts counts(@RequestParam(required = false) @Nullable AreaPath area) {
        return new ClueCounts(matters.list(CurrentCaller.get(), tx -> clues.counts(tx, toTheGrid(area))));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "clues.get", summary = "A clue")
    @ApiResponse(
            responseCode = "200",
            description = "The clue",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return screen.get(id, "clues.get");
    }

    @GetMapping("/{id}/similar")
    @Operation(operationId = "clues.similar", summary = "Cases and clues that may be about the same")
    @ApiResponse(
            responseCode = "200",
            description = "The newest first",
            content = @Content(schema = @Schema(implementation = SimilarList.class)))
    ResponseEntity<?> similar(@PathVariable UUID id) {
        return screen.read(
                id,
                (tx, matter, access) -> access.shows(FieldClass.NARRATIVE)
                        ? ResponseEntity.ok(similar.of(tx, CurrentCaller.get(), id, access))
                        : NotVisible.of(FieldClass.NARRATIVE).response());
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "clues.history", summary = "What was done with a clue, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of steps",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return screen.history(id, after, limit, "clues.history");
    }

    @PostMapping("/{id}/verify")
    @Operation(operationId = "clues.verify", summary = "Say that there is something to a clue")
    @ApiResponse(
            responseCode = "200",
            description = "The clue",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    ResponseEntity<?> verify(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody VerifyClue wanted) {
        return screen.changed(ifMatch, "clues.verify", (caller, version) -> desk.verify(caller, id, version, wanted));
    }

    @PostMapping("/{id}/unfounded")
    @Operation(operationId = "clues.unfounded", summary = "Say that there is nothing to a clue")
    @ApiResponse(
            responseCode = "200",
            description = "The clue; what it says is erased after a time",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    ResponseEntity<?> unfounded(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ClueUnfounded wanted) {
        return screen.changed(
                ifMatch, "clues.unfounded", (caller, version) -> desk.unfounded(caller, id, version, wanted));
    }

    @PostMapping("/{id}/merge")
    @Operation(operationId = "clues.merge", summary = "Merge a clue into another one or into a case")
    @ApiResponse(
            responseCode = "200",
            description = "The clue",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    ResponseEntity<?> merge(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody MergeClue wanted) {
        return screen.changed(ifMatch, "clues.merge", (caller, version) -> desk.merge(caller, id, version, wanted));
    }

    @PostMapping("/{id}/promote")
    @Operation(operationId = "clues.promote", summary = "Raise a case of a verified clue")
    @ApiResponse(
            responseCode = "200",
            description = "The clue, with the case",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    ResponseEntity<?> promote(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody PromoteClue wanted) {
        return screen.changed(ifMatch, "clues.promote", (caller, version) -> desk.promote(caller, id, version, wanted));
    }

    /** Nobody is told of a building by filtering for it. */
    private static @Nullable AreaPath toTheGrid(@Nullable AreaPath area) {
        return area == null ? null : area.grid();
    }

    private ClueItem item(OpenTransaction tx, Caller caller, Clues.Listed listed) {
        Clue clue = listed.clue();
        Matter matter = listed.matter();
        CaseAccess access = MatterDesk.access(caller, matter);
        Clues.Content content = access.shows(FieldClass.NARRATIVE) ? listed.content() : null;
        if (content != null) {
            log(tx, clue.id(), access, Set.of(FieldClass.NARRATIVE), "clues.list");
        }
        Vocabulary words = vocabulary.get();
        return new ClueItem(
                clue.id(),
                clue.state(),
                clue.state().zh(),
                clue.source(),
                words.name(CodeSystem.SOURCE, clue.source()),
                clue.channel(),
                matter.area().grid(),
                words.place(matter.area().grid()),
                clue.foundAt(),
                matter.openedAt(),
                matter.lead(),
                content == null
                        ? null
                        : contents.open(clue.id(), content.sealed()).title(),
                matter.version());
    }

    /** A clue with as much of what it says as the caller may see; the reading is logged. */
    private ClueView view(OpenTransaction tx, Matter matter, CaseAccess access, String operation) {
        UUID id = matter.id();
        Clue clue = clues.find(tx, id).orElseThrow();
        boolean personal = access.shows(FieldClass.NARRATIVE) || access.shows(FieldClass.PARTIES);
        Clues.Content content = personal ? clues.content(tx, id).orElse(null) : null;
        RaiseCase said = content == null ? null : contents.open(id, content.sealed());
        if (said != null) {
            log(tx, id, access, Set.of(FieldClass.NARRATIVE, FieldClass.PARTIES, FieldClass.CONTACT), operation);
        }
        RaiseCase narrative = said != null && access.shows(FieldClass.NARRATIVE) ? Said.to(access, said) : null;
        Clues.Content texts = access.shows(FieldClass.NARRATIVE) ? content : null;
        boolean story = access.shows(FieldClass.TIMELINE);
        Vocabulary words = vocabulary.get();
        return new ClueView(
                id,
                clue.state(),
                clue.state().zh(),
                clue.source(),
                words.name(CodeSystem.SOURCE, clue.source()),
                clue.channel(),
                matter.area().grid(),
                words.place(matter.area().grid()),
                clue.foundAt(),
                matter.openedAt(),
                matter.departments(),
                matter.lead(),
                matter.restricted(),
                narrative == null ? null : narrative.title(),
                narrative == null ? null : narrative.narrative(),
                narrative == null ? null : narrative.address(),
                texts == null
                        ? null
                        : Said.to(access, contents.openRemark(id, texts.result()))
                                .reason(),
                texts == null
                        ? null
                        : Said.to(access, contents.openRemark(id, texts.reason()))
                                .reason(),
                said == null || !access.shows(FieldClass.PARTIES)
                        ? null
                        : CaseViews.people(said, access.shows(FieldClass.CONTACT)),
                story ? clue.origin() : null,
                story ? clue.originId() : null,
                story ? clue.mergedInto() : null,
                story ? clue.caseId() : null,
                story ? clue.caseNumber() : null,
                story ? clue.erasedAt() : null,
                matter.version());
    }

    private void log(OpenTransaction tx, UUID id, CaseAccess access, Set<FieldClass> shown, String operation) {
        Set<FieldClass> seen = shown.stream().filter(access::shows).collect(Collectors.toSet());
        reads.record(tx, id, seen, operation, access.standing().name());
    }
}
