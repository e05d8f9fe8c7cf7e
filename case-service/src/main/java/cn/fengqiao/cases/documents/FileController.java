package cn.fengqiao.cases.documents;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.dispute.FileContents;
import cn.fengqiao.cases.dispute.Filing;
import cn.fengqiao.cases.documents.CaseFileView.FileKindView;
import cn.fengqiao.cases.documents.CaseFileView.State;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.store.CaseDocuments;
import cn.fengqiao.cases.store.CaseSeal;
import cn.fengqiao.cases.store.CaseSeals;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.store.WriteOffStandings;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
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

/** How a case file stands, and its seals. */
@RestController
@RequestMapping("/api/cases/{id}/file")
class FileController {

    private static final int MOST_SEALS = 50;

    private final FileDoor door;
    private final CallerScope scope;
    private final WholeFile whole;
    private final CaseSeals stored;
    private final FileSeals seals;
    private final SealChecks checks;
    private final WriteOffStandings standings;
    private final ActAnswers answers;
    private final CurrentVocabulary vocabulary;

    FileController(
            FileDoor door,
            CallerScope scope,
            WholeFile whole,
            CaseSeals stored,
            FileSeals seals,
            SealChecks checks,
            WriteOffStandings standings,
            ActAnswers answers,
            CurrentVocabulary vocabulary) {
        this.door = door;
        this.scope = scope;
        this.whole = whole;
        this.stored = stored;
        this.seals = seals;
        this.checks = checks;
        this.standings = standings;
        this.answers = answers;
        this.vocabulary = vocabulary;
    }

    @GetMapping
    @Operation(operationId = "files.get", summary = "What is in the file of a case, and what has to be")
    @ApiResponse(
            responseCode = "200",
            description = "The file as it stands",
            content = @Content(schema = @Schema(implementation = CaseFileView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return answer(door.enter(
                id,
                List.of(FieldClass.TIMELINE),
                inside -> new FileDoor.Entry.In<>(view(inside.tx(), inside.stored()))));
    }

    private CaseFileView view(OpenTransaction tx, StoredCase of) {
        Map<String, Long> counts = whole.documents(tx, of.id()).stream()
                .map(CaseDocuments.InFile::document)
                .filter(document -> document.replacedBy() == null)
                .collect(Collectors.groupingBy(CaseDocument::kind, Collectors.counting()));
        FileContents contents = contents(tx, of.id());
        Optional<CaseSeal> last = stored.last(tx, of.id());
        State state =
                FileSeals.sealed(last, of.dispute()) ? State.SEALED : contents.complete() ? State.COMPLETE : State.OPEN;
        return new CaseFileView(
                state,
                state.zh(),
                last.map(CaseSeal::number).orElse(0),
                contents.missing(),
                vocabulary.get().entries(CodeSystem.DOCUMENT_KIND).stream()
                        .map(kind -> new FileKindView(
                                kind.code(),
                                kind.name(),
                                contents.need(kind.code()),
                                contents.present().contains(kind.code())
                                        || contents.need(kind.code()) == FileContents.Need.MADE_AT_BINDING,
                                counts.getOrDefault(kind.code(), 0L).intValue()))
                        .toList());
    }

    private FileContents contents(OpenTransaction tx, UUID caseId) {
        return FileContents.of(standings.of(tx, caseId, Set.of()));
    }

    @PostMapping("/seal")
    @Operation(operationId = "files.seal", summary = "封存: hash and sign what is in the file; no document is added then")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> seal(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody FileCommand.SealFile command) {
        CaseAct act = CaseAct.of("files.seal", command, Filing::seal)
                .guardedBy((tx, of, by) -> against(tx, of))
                .with((tx, next, by) -> seals.seal(tx, next, by));
        return answers.done(id, ifMatch, null, command.note(), act);
    }

    private Optional<Problem> against(OpenTransaction tx, StoredCase of) {
        if (FileSeals.sealed(stored.last(tx, of.id()), of.dispute())) {
            return Optional.of(FilingProblems.sealed());
        }
        List<String> missing = contents(tx, of.id()).missing();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Problems.of(
                                ProblemType.FILE_INCOMPLETE,
                                "缺少："
                                        + missing.stream()
                                                .map(kind -> vocabulary.get().name(CodeSystem.DOCUMENT_KIND, kind))
                                                .collect(Collectors.joining("、")),
                                "missing: " + String.join(", ", missing))
                        .with("missing", missing));
    }

    @GetMapping("/seals")
    @Operation(operationId = "files.seals", summary = "The seals of a case file, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of seals, with hashes and kinds and without any content",
            content = @Content(schema = @Schema(implementation = SealPage.class)))
    ResponseEntity<?> seals(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "20") int limit) {
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST_SEALS);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return answer(door.enterToVerify(id, inside -> {
            scope.apply(inside.tx(), TheService.CALLER);
            List<CaseSeal> found = stored.list(inside.tx(), id, after, limit + 1);
            List<SealView> items = found.stream().limit(limit).map(SealView::of).toList();
            return new FileDoor.Entry.In<>(
                    new SealPage(items, found.size() > limit ? items.getLast().number() : null));
        }));
    }

    @GetMapping("/seals/{number}/verify")
    @Operation(operationId = "files.verify", summary = "Whether what was sealed is still as it was sealed")
    @ApiResponse(
            responseCode = "200",
            description = "Intact, or what differs",
            content = @Content(schema = @Schema(implementation = SealCheck.class)))
    @Nullable
    ResponseEntity<?> verify(@PathVariable UUID id, @PathVariable int number) {
        return checks.check(id, number);
    }

    private static <T> ResponseEntity<?> answer(FileDoor.Entry<T> entry) {
        return switch (entry) {
            case FileDoor.Entry.In<T> in -> ResponseEntity.ok(in.result());
            case FileDoor.Entry.Refused<T> refused -> refused.why().response();
        };
    }
}
