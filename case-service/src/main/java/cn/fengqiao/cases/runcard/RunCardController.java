package cn.fengqiao.cases.runcard;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.card.RunCard;
import cn.fengqiao.cases.card.RunCards;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.dispute.ShareState;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.runcard.RunCardList.RunCardView;
import cn.fengqiao.cases.runcard.RunCardProposal.ProposedPart;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.RunCardTable;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentClockBook;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The cards: one list in all editions, to which editions of the future are added; and the card of a case. */
@RestController
class RunCardController {

    /** Types times colours for some subdistricts; it keeps the list one answer. */
    private static final int MOST = 1_000;

    private static final int MOST_TASKS = 20;
    private static final int LONGEST_TASK = 200;
    private static final int MOST_YEARS = 10;

    private final RunCardTable table;
    private final Cases cases;
    private final CurrentVocabulary vocabulary;
    private final CurrentClockBook clocks;
    private final Transactions transactions;
    private final CallerScope scope;
    private final InstantSource clock;

    RunCardController(
            RunCardTable table,
            Cases cases,
            CurrentVocabulary vocabulary,
            CurrentClockBook clocks,
            Transactions transactions,
            CallerScope scope,
            InstantSource clock) {
        this.table = table;
        this.cases = cases;
        this.vocabulary = vocabulary;
        this.clocks = clocks;
        this.transactions = transactions;
        this.scope = scope;
        this.clock = clock;
    }

    @GetMapping("/api/run-cards")
    @Operation(operationId = "runCards.list", summary = "Every run card with the day it applies from")
    RunCardList list() {
        return new RunCardList(cards().stream().map(RunCardView::of).toList());
    }

    @PutMapping("/api/run-cards/{type}/{colour}/{scale}/{area}/{validFrom}")
    @Operation(operationId = "runCards.put", summary = "Enter an edition of a run card that applies from a day to come")
    @ApiResponse(
            responseCode = "200",
            description = "Entered; cases are proposed departments by it from that day on",
            content = @Content(schema = @Schema(implementation = RunCardView.class)))
    ResponseEntity<?> put(
            @PathVariable String type,
            @PathVariable Colour colour,
            @PathVariable String scale,
            @PathVariable("area") String place,
            @PathVariable LocalDate validFrom,
            @RequestBody EnterRunCard body) {
        Optional<AreaPath> named = areaOf(place);
        if (named.isEmpty()) {
            return Problems.field(ProblemType.PARAMETER_INVALID, "area", "不是地点代码", "not the code of a place")
                    .response();
        }
        AreaPath area = named.get();
        Caller caller = CurrentCaller.get();
        Optional<Problem> wrong =
                wrongKind(caller, type, scale, area, validFrom).or(() -> wrongTasks(area, body.tasks()));
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        if (cards().size() >= MOST) {
            return Problems.of(ProblemType.CONFLICT, "预案版本已达上限", "there are too many editions")
                    .with("reason", "most " + MOST)
                    .response();
        }
        var card =
                new RunCard(type.equals(RunCardTable.ANY) ? null : type, colour, scale, area, validFrom, body.tasks());
        transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            table.enter(tx, card, caller.subject());
            return true;
        });
        return ResponseEntity.ok(RunCardView.of(new RunCardTable.Entered(card, caller.subject())));
    }

    private static Optional<AreaPath> areaOf(String place) {
        try {
            return Optional.of(AreaPath.of(place));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @GetMapping("/api/cases/{id}/run-card")
    @Operation(
            operationId = "cases.runCard",
            summary = "Which departments the run card has for a case now, and which of them have to be asked")
    @ApiResponse(
            responseCode = "200",
            description = "The parts; asking a department is a command on the case",
            content = @Content(schema = @Schema(implementation = RunCardProposal.class)))
    ResponseEntity<?> ofCase(@PathVariable UUID id) {
        Caller caller = CurrentCaller.get();
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<StoredCase> found = cases.find(tx, id)
                    .filter(stored -> CaseViews.access(caller, stored.dispute()).existenceKnown());
            if (found.isEmpty()) {
                return MatterAnswers.notFound().response();
            }
            StoredCase stored = found.get();
            // the card was chosen by how many people there are too, which is for those who are on the case
            if (!CaseViews.access(caller, stored.dispute()).shows(FieldClass.TIMELINE)) {
                return NotVisible.of(FieldClass.TIMELINE).response();
            }
            List<RunCard> editions =
                    table.all(tx).stream().map(RunCardTable.Entered::card).toList();
            return ResponseEntity.ok(proposal(stored, editions));
        });
    }

    private RunCardProposal proposal(StoredCase stored, List<RunCard> editions) {
        DisputeCase dispute = stored.dispute();
        Vocabulary words = vocabulary.get();
        var sought = new RunCards.Sought(dispute.type(), dispute.colour(), stored.scale(), dispute.area());
        return RunCards.match(editions, sought, today())
                .map(match -> new RunCardProposal(
                        match.card().validFrom(),
                        match.reasons(),
                        match.card().tasks().stream()
                                .map(task -> part(dispute, task, words))
                                .toList()))
                .orElse(RunCardProposal.NONE);
    }

    private static ProposedPart part(DisputeCase dispute, RunCard.CardTask task, Vocabulary words) {
        Optional<ShareState> share = dispute.shareOf(task.department()).map(Share::state);
        return new ProposedPart(
                task.department(),
                words.name(task.department()),
                task.task(),
                share.orElse(null),
                share.map(RunCardController::toBeAsked).orElse(true));
    }

    private static boolean toBeAsked(ShareState share) {
        return switch (share) {
            case REJECTED, WAIVED, REVOKED -> true;
            case REQUESTED, ACCEPTED, DONE -> false;
        };
    }

    private Optional<Problem> wrongKind(Caller caller, String type, String scale, AreaPath area, LocalDate validFrom) {
        Vocabulary words = vocabulary.get();
        if (!type.equals(RunCardTable.ANY) && !words.knows(CodeSystem.DISPUTE_TYPE, type)) {
            return wrongParameter("type", "应为纠纷类型代码或 ANY", "a code of the dispute types, or ANY");
        }
        if (!words.knows(CodeSystem.SCALE, scale)) {
            return wrongParameter("scale", "应为 01、02 或 03", "01, 02 or 03");
        }
        if (!caller.area().covers(area) || words.area(area).isEmpty()) {
            return wrongParameter("area", "该地点不在您的管辖区域", "the place lies outside your area");
        }
        return validFrom.isAfter(today()) && !validFrom.isAfter(today().plusYears(MOST_YEARS))
                ? Optional.empty()
                : wrongParameter("validFrom", "生效日期须在今天之后、十年以内", "a day after today, within ten years");
    }

    private Optional<Problem> wrongTasks(AreaPath area, List<RunCard.CardTask> tasks) {
        if (tasks.size() > MOST_TASKS) {
            return wrongField("tasks", "不得超过 " + MOST_TASKS + " 项", "at most " + MOST_TASKS);
        }
        Set<Department> seen = new HashSet<>();
        for (int i = 0; i < tasks.size(); i++) {
            RunCard.CardTask task = tasks.get(i);
            if (!vocabulary.get().departmentsOf(area).contains(task.department()) || !seen.add(task.department())) {
                return wrongField("tasks[" + i + "].department", "应为该地点的部门，且只出现一次", "a department of the place, once");
            }
            int length = task.task().codePointCount(0, task.task().length());
            if (!PlainText.visible(task.task()) || length > LONGEST_TASK) {
                return wrongField(
                        "tasks[" + i + "].task",
                        "应为 1–" + LONGEST_TASK + " 个字符",
                        "1 to " + LONGEST_TASK + " characters");
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> wrongParameter(String name, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.PARAMETER_INVALID, name, zh, en));
    }

    private static Optional<Problem> wrongField(String name, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, name, zh, en));
    }

    private List<RunCardTable.Entered> cards() {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, CurrentCaller.get());
            return table.all(tx);
        });
    }

    private LocalDate today() {
        return clocks.get().calendar().dateOf(clock.instant());
    }
}
