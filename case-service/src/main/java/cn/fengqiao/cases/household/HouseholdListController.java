package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.household.HouseholdView.FollowUpPage;
import cn.fengqiao.cases.household.HouseholdView.FollowUpView;
import cn.fengqiao.cases.household.HouseholdView.HouseholdPage;
import cn.fengqiao.cases.household.HouseholdView.LikelyCases;
import cn.fengqiao.cases.household.HouseholdView.LikelyHouseholds;
import cn.fengqiao.cases.household.HouseholdView.MoveOffer;
import cn.fengqiao.cases.household.HouseholdView.MoveOffers;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.store.HouseholdStatus;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists: of cards, of what is due, of what one card went through, and of what may belong together. */
@RestController
@RequestMapping(HouseholdController.ROOT)
class HouseholdListController {

    private static final int LONGEST_TEXT = 60;
    private static final UUID FIRST = new UUID(0, 0);

    private final MatterDesk desk;
    private final CardLists lists;
    private final CardCases cases;
    private final CardViews views;
    private final CardHistory history;
    private final Households households;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    HouseholdListController(
            MatterDesk desk,
            CardLists lists,
            CardCases cases,
            CardViews views,
            CardHistory history,
            Households households,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.desk = desk;
        this.lists = lists;
        this.cases = cases;
        this.views = views;
        this.history = history;
        this.households = households;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "households.list", summary = "Household cards, grid by grid")
    @ApiResponse(
            responseCode = "200",
            description = "A page of cards, those that are kept up unless a status or a number is given",
            content = @Content(schema = @Schema(implementation = HouseholdPage.class)))
    ResponseEntity<?> list(
            @Parameter(
                            description =
                                    "Only cards in this area and everything inside it; for who reads no narratives a place "
                                            + "within a grid means the grid")
                    @RequestParam(required = false)
                    @Nullable
                    String area,
            @Parameter(description = "Only cards in this state") @RequestParam(required = false) @Nullable
                    HouseholdStatus status,
            @Parameter(description = "Only cards of one of these colours, of those the caller's department works on")
                    @RequestParam(required = false)
                    @Nullable
                    Set<Colour> colour,
            @Parameter(
                            description =
                                    "What the number begins with; or two letters or more, the initials of a member's name; or "
                                            + "text of the address or of a name. Cards the caller's department does not work on are "
                                            + "found by their number alone")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "How many at most, 1 to 200") @RequestParam(defaultValue = "50") int limit) {
        if (q != null && q.codePointCount(0, q.length()) > LONGEST_TEXT) {
            return invalid("q", "不得超过 " + LONGEST_TEXT + " 个字符", "at most " + LONGEST_TEXT + " characters");
        }
        Optional<CardSearch> search = lists.search(q);
        if (search.isPresent() && search.get().tooShort()) {
            return invalid("q", "请至少输入两个字", "at least two characters");
        }
        Optional<CardLists.After> mark = Optional.ofNullable(after).flatMap(CardLists.After::parse);
        if (after != null && mark.isEmpty()) {
            return Problems.field(ProblemType.CURSOR_INVALID, "after", "请从第一页重新开始", "start from the first page")
                    .response();
        }
        return inArea(area, limit, place -> {
            var wanted = new CardLists.Wanted(
                    place, status, colour == null ? Set.of() : colour, search.orElse(null), mark.orElse(null), limit);
            return desk.list(CurrentCaller.get(), tx -> lists.page(tx, CurrentCaller.get(), wanted));
        });
    }

    @GetMapping("/due")
    @Operation(
            operationId = "households.due",
            summary = "Cards on which somebody is to call, the longest overdue first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of cards the caller's department works on",
            content = @Content(schema = @Schema(implementation = HouseholdPage.class)))
    ResponseEntity<?> due(
            @Parameter(description = "The last day; without it today") @RequestParam(required = false) @Nullable
                    LocalDate until,
            @RequestParam(required = false) @Nullable String area,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Nullable
                    String after,
            @RequestParam(defaultValue = "50") int limit) {
        LocalDate day = until == null ? CardDesk.today(clock.instant()) : until;
        Optional<CardLists.DueAfter> mark = Optional.ofNullable(after).flatMap(CardLists.DueAfter::parse);
        if (after != null && mark.isEmpty()) {
            return Problems.field(ProblemType.CURSOR_INVALID, "after", "请从第一页重新开始", "start from the first page")
                    .response();
        }
        return inArea(
                area,
                limit,
                place -> desk.list(
                        CurrentCaller.get(),
                        tx -> lists.due(
                                tx, CurrentCaller.get(), place, day, mark.orElse(CardLists.DueAfter.NOTHING), limit)));
    }

    @GetMapping("/{id}/follow-ups")
    @Operation(operationId = "households.followUps", summary = "Who called on the household, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of follow-ups",
            content = @Content(schema = @Schema(implementation = FollowUpPage.class)))
    ResponseEntity<?> followUps(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return desk.<ResponseEntity<?>>read(CurrentCaller.get(), MatterKind.HOUSEHOLD, id, (tx, matter, access) -> {
                    if (!access.shows(FieldClass.TIMELINE)) {
                        return hidden();
                    }
                    List<Households.FollowUp> found =
                            households.followUps(tx, id, before == null ? Long.MAX_VALUE : before, limit + 1);
                    List<FollowUpView> items = found.stream()
                            .limit(limit)
                            .map(call -> views.followUp(id, call))
                            .toList();
                    return ResponseEntity.ok(new FollowUpPage(
                            items, found.size() > limit ? items.getLast().version() : null));
                })
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @GetMapping("/{id}/history")
    @Operation(operationId = "households.history", summary = "What was done to a card, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "Steps of the history the caller may know of",
            content = @Content(schema = @Schema(implementation = MatterHistory.class)))
    ResponseEntity<?> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return desk.<ResponseEntity<?>>read(
                        CurrentCaller.get(),
                        MatterKind.HOUSEHOLD,
                        id,
                        (tx, matter, access) -> access.shows(FieldClass.TIMELINE)
                                ? ResponseEntity.ok(history.of(tx, id, after, limit))
                                : hidden())
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @GetMapping("/{id}/likely-cases")
    @Operation(
            operationId = "households.likelyCases",
            summary = "Open cases that name the door or a phone of the household")
    @ApiResponse(
            responseCode = "200",
            description = "For a person to look at; nothing is linked by itself",
            content = @Content(schema = @Schema(implementation = LikelyCases.class)))
    ResponseEntity<?> likelyCases(@PathVariable UUID id) {
        return desk.read(
                        CurrentCaller.get(),
                        MatterKind.HOUSEHOLD,
                        id,
                        (tx, matter, access) -> cases.likelyCases(tx, CurrentCaller.get(), matter, access))
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @GetMapping("/likely")
    @Operation(
            operationId = "households.likelyHouseholds",
            summary = "Cards at the door of a case, or with a phone of it")
    @ApiResponse(
            responseCode = "200",
            description = "For a person to look at; nothing is linked by itself",
            content = @Content(schema = @Schema(implementation = LikelyHouseholds.class)))
    ResponseEntity<?> likelyHouseholds(@RequestParam UUID caseId) {
        return ResponseEntity.ok(
                desk.list(CurrentCaller.get(), tx -> cases.likelyHouseholds(tx, CurrentCaller.get(), caseId)));
    }

    @GetMapping("/moves")
    @Operation(operationId = "households.moves", summary = "Households that are offered to the caller's area")
    @ApiResponse(
            responseCode = "200",
            description = "A page of offers",
            content = @Content(schema = @Schema(implementation = MoveOffers.class)))
    ResponseEntity<?> moves(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        List<Households.Offer> found = desk.list(
                caller,
                tx -> households.offers(
                        tx, caller.department(), caller.area(), after == null ? FIRST : after, limit + 1));
        List<MoveOffer> items = found.stream()
                .limit(limit)
                .map(offer -> new MoveOffer(
                        offer.household(),
                        offer.number(),
                        offer.version(),
                        offer.from().grid(),
                        offer.to().grid(),
                        vocabulary.get().place(offer.to()),
                        offer.at()))
                .toList();
        return ResponseEntity.ok(
                new MoveOffers(items, found.size() > limit ? items.getLast().id() : null));
    }

    /** What a list does with its area. */
    @FunctionalInterface
    private interface InArea {
        HouseholdPage page(AreaPath place);
    }

    /** Who is told the place of no card beyond the grid cannot ask beyond it either. */
    private ResponseEntity<?> inArea(@Nullable String area, int limit, InArea list) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        AreaPath place;
        try {
            place = area == null ? CurrentCaller.get().area() : AreaPath.of(area);
        } catch (IllegalArgumentException malformed) {
            return invalid("area", "不是区域代码", "not an area path");
        }
        if (!CasePolicy.mayEverSee(CurrentCaller.get(), FieldClass.NARRATIVE)) {
            place = place.grid();
        }
        if (area != null && vocabulary.get().area(place).isEmpty()) {
            return invalid("area", "没有这个地点", "there is no such place");
        }
        return ResponseEntity.ok(list.page(place));
    }

    private static ResponseEntity<ProblemDetail> hidden() {
        return Problems.of(ProblemType.NOT_VISIBLE, "贵部门不在其工作部门之列，或岗位无权查看", "not for your department or role")
                .with("fieldClass", FieldClass.TIMELINE)
                .response();
    }

    private static ResponseEntity<ProblemDetail> invalid(String field, String zh, String en) {
        return Problems.field(ProblemType.PARAMETER_INVALID, field, zh, en).response();
    }
}
