package cn.fengqiao.cases.amend;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.act.ActAnswers;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.dispute.Amending;
import cn.fengqiao.cases.intake.AmendCase;
import cn.fengqiao.cases.intake.AmendedCase;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.store.Amendments;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseDoor;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.cases.view.Said;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.CaseProgress.Content;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.PageLimit;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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

/** 补正: what a case says is corrected or completed, by whoever works on it and may read what they change. */
@RestController
@RequestMapping("/api/cases/{id}")
class AmendController {

    private static final int MOST_ITEMS = 50;

    private final ActAnswers answers;
    private final CaseContents contents;
    private final Amendments amendments;
    private final CaseDoor door;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    AmendController(
            ActAnswers answers,
            CaseContents contents,
            Amendments amendments,
            CaseDoor door,
            PersonalReads reads,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.answers = answers;
        this.contents = contents;
        this.amendments = amendments;
        this.door = door;
        this.reads = reads;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    @PostMapping("/amend")
    @Operation(
            operationId = "cases.amend",
            summary = "补正: correct or complete parties, address, narrative and the answers to the intake questions")
    @ApiResponse(
            responseCode = "200",
            description = ActAnswers.DONE,
            content = @io.swagger.v3.oas.annotations.media.Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> amend(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody AmendCase command) {
        Caller caller = CurrentCaller.get();
        return answers.done(
                id,
                ifMatch,
                () -> ActAnswers.wrongReason("reason", command.reason()),
                (tx, stored) -> act(tx, stored, caller, command));
    }

    private CaseAct act(OpenTransaction tx, StoredCase stored, Caller caller, AmendCase command) {
        RaiseCase before = contents.open(stored.id(), Objects.requireNonNull(stored.sealed()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var amended = AmendedCase.of(
                before, command, vocabulary.get(), stored.dispute().foundAt(), now);
        RaiseCase after = amended.content();
        var says = contents.restated(stored.dispute(), after, vocabulary.get());
        var what = new Amending.What(
                List.copyOf(amended.changed()),
                after.headcount(),
                amended.given(),
                amended.observedAt(),
                amended.corrected(),
                amended.corrected().isEmpty() ? List.of() : amendments.livingIn(tx, stored.id()),
                contents.placeKey(after));
        return CaseAct.of("cases.amend", command, Amending.amend(what)::on)
                .because(command.reason())
                .unless((open, locked, by) -> hidden(CaseViews.access(caller, locked.dispute()), amended))
                .unless((open, locked, by) -> FieldRefusal.problem(amended.refusals()))
                .saying(says)
                .with((open, next, by) -> amendments.restate(open, next.id(), next.version(), says));
    }

    private static Optional<Problem> hidden(CaseAccess access, AmendedCase amended) {
        return amended.touched().stream()
                .filter(touched -> !access.shows(touched))
                .findFirst()
                .map(touched -> NotVisible.of(access, touched));
    }

    @GetMapping("/amendments")
    @Operation(operationId = "cases.amendments", summary = "What a case said before it was amended, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "Amendments, with what the case said until each",
            content =
                    @io.swagger.v3.oas.annotations.media.Content(
                            schema = @Schema(implementation = AmendmentPage.class)))
    ResponseEntity<?> list(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "20") int limit) {
        Optional<Problem> wrong = PageLimit.wrong(limit, MOST_ITEMS);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return door.read(id, FieldClass.TIMELINE, (tx, caller, stored, access) -> {
            List<Amendments.Earlier> found = amendments.of(tx, id, after, limit + 1);
            List<AmendmentPage.AmendmentView> items = found.stream()
                    .limit(limit)
                    .map(each -> view(id, access, each))
                    .toList();
            Set<FieldClass> read = personal(access);
            if (!items.isEmpty() && !read.isEmpty()) {
                reads.record(tx, id, read, "cases.amendments", access.standing().name());
            }
            return ResponseEntity.ok(new AmendmentPage(
                    items, found.size() > limit ? items.getLast().version() : null));
        });
    }

    private static Set<FieldClass> personal(CaseAccess access) {
        Set<FieldClass> read = new TreeSet<>(Set.of(FieldClass.NARRATIVE, FieldClass.PARTIES, FieldClass.CONTACT));
        read.removeIf(field -> !access.shows(field));
        return read;
    }

    private AmendmentPage.AmendmentView view(UUID id, CaseAccess access, Amendments.Earlier earlier) {
        RaiseCase before = contents.open(id, earlier.sealed());
        RaiseCase told = Said.to(access, before);
        boolean narrative = access.shows(FieldClass.NARRATIVE);
        boolean parties = access.shows(FieldClass.PARTIES);
        return new AmendmentPage.AmendmentView(
                earlier.version(),
                earlier.at(),
                earlier.byName(),
                earlier.byDepartment(),
                earlier.changed() == null
                        ? List.of()
                        : Arrays.stream(earlier.changed().split(","))
                                .map(Content::valueOf)
                                .toList(),
                Said.to(access, contents.openRemark(id, earlier.remark())).reason(),
                narrative ? told.title() : null,
                narrative ? told.narrative() : null,
                narrative ? told.address() : null,
                parties ? CaseViews.people(before, access.shows(FieldClass.CONTACT)) : null,
                parties ? before.headcount() : null,
                access.shows(FieldClass.RISK) ? before.answers() : null);
    }
}
