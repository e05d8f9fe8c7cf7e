package cn.fengqiao.cases.household;

import cn.fengqiao.cases.household.CardRequests.AcceptMove;
import cn.fengqiao.cases.household.CardRequests.ChangeHousehold;
import cn.fengqiao.cases.household.CardRequests.CloseHousehold;
import cn.fengqiao.cases.household.CardRequests.EndMove;
import cn.fengqiao.cases.household.CardRequests.FollowUpHousehold;
import cn.fengqiao.cases.household.CardRequests.LinkCase;
import cn.fengqiao.cases.household.CardRequests.OfferMove;
import cn.fengqiao.cases.household.CardRequests.OpenHousehold;
import cn.fengqiao.cases.household.CardRequests.UnlinkCase;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One card: opening, reading and changing it. */
@RestController
@RequestMapping(HouseholdController.ROOT)
class HouseholdController {

    static final String ROOT = "/api/households";

    private final MatterDesk desk;
    private final CardDesk cards;
    private final CardCases cases;
    private final CardMoves moves;
    private final CardViews views;
    private final InstantSource clock;

    HouseholdController(
            MatterDesk desk, CardDesk cards, CardCases cases, CardMoves moves, CardViews views, InstantSource clock) {
        this.desk = desk;
        this.cards = cards;
        this.cases = cases;
        this.moves = moves;
        this.views = views;
        this.clock = clock;
    }

    @PostMapping
    @Operation(operationId = "households.open", summary = "Open a household card")
    @ApiResponse(
            responseCode = "201",
            description = "Opened; a repeat gets the same answer with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> open(@RequestHeader("Idempotency-Key") String key, @RequestBody OpenHousehold request) {
        Optional<Problem> wrong = MatterAnswers.wrongKey(key);
        return wrong.isPresent()
                ? wrong.get().response()
                : MatterAnswers.opened(
                        ROOT,
                        cards.open(CurrentCaller.get(), key, request, today()),
                        matter -> view(matter, "households.open"));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "households.get", summary = "One card, as far as the caller may see it")
    @ApiResponse(
            responseCode = "200",
            description = "The card, its version as ETag",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return read(id, "households.get")
                .<ResponseEntity<?>>map(view ->
                        ResponseEntity.ok().eTag(Long.toString(view.version())).body(view))
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @PutMapping("/{id}")
    @Operation(operationId = "households.change", summary = "Say anew what stands on a card")
    @ApiResponse(
            responseCode = "200",
            description = "The card as it stands now",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> change(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody ChangeHousehold request) {
        return MatterAnswers.changed(
                ifMatch,
                version -> cards.change(CurrentCaller.get(), id, version, request, today()),
                matter -> view(matter, "households.change"));
    }

    @PostMapping("/{id}/close")
    @Operation(operationId = "households.close", summary = "Stop keeping a card up")
    @ApiResponse(
            responseCode = "200",
            description = "The card as it stands now",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> close(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody CloseHousehold request) {
        return MatterAnswers.changed(
                ifMatch,
                version -> cards.close(CurrentCaller.get(), id, version, request),
                matter -> view(matter, "households.close"));
    }

    @PostMapping("/{id}/link")
    @Operation(operationId = "households.link", summary = "Say that a case touches the household")
    @ApiResponse(
            responseCode = "200",
            description = "The card as it stands now",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> link(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody LinkCase request) {
        return MatterAnswers.changed(
                ifMatch,
                version -> cases.link(CurrentCaller.get(), id, version, request),
                matter -> view(matter, "households.link"));
    }

    @PostMapping("/{id}/unlink")
    @Operation(operationId = "households.unlink", summary = "Say that a case does not touch the household after all")
    @ApiResponse(
            responseCode = "200",
            description = "The card as it stands now",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> unlink(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody UnlinkCase request) {
        return MatterAnswers.changed(
                ifMatch,
                version -> cases.unlink(CurrentCaller.get(), id, version, request),
                matter -> view(matter, "households.unlink"));
    }

    @PostMapping("/{id}/follow-ups")
    @Operation(operationId = "households.followUp", summary = "Enter that somebody called on the household")
    @ApiResponse(
            responseCode = "200",
            description = "The card as it stands now",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> followUp(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody FollowUpHousehold request) {
        return MatterAnswers.changed(
                ifMatch,
                version -> cards.followUp(CurrentCaller.get(), id, version, request, today()),
                matter -> view(matter, "households.followUp"));
    }

    @PostMapping("/{id}/move")
    @Operation(operationId = "households.offerMove", summary = "Offer a household to the community it moves to")
    @ApiResponse(
            responseCode = "200",
            description = "The card, which stays here until it is taken over",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> offerMove(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody OfferMove request) {
        return MatterAnswers.changed(
                ifMatch,
                version -> moves.offer(CurrentCaller.get(), id, version, request),
                matter -> view(matter, "households.offerMove"));
    }

    @PostMapping("/{id}/move/accept")
    @Operation(
            operationId = "households.acceptMove",
            summary = "Take over a household that moved here; If-Match is the version of the offer")
    @ApiResponse(
            responseCode = "200",
            description = "The card, which is here now",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> acceptMove(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody AcceptMove request) {
        return MatterAnswers.changed(
                ifMatch,
                version -> moves.accept(CurrentCaller.get(), id, version, request),
                matter -> view(matter, "households.acceptMove"));
    }

    @PostMapping("/{id}/move/end")
    @Operation(
            operationId = "households.endMove",
            summary = "Withdraw or refuse an offer; If-Match is the version of the offer")
    @ApiResponse(
            responseCode = "200",
            description = "The offer is over and the card where it was",
            content = @Content(schema = @Schema(implementation = OfferEnded.class)))
    ResponseEntity<?> endMove(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody EndMove request) {
        return MatterAnswers.changed(
                ifMatch,
                version -> moves.end(CurrentCaller.get(), id, version, request),
                matter -> Optional.of(new OfferEnded(matter.version())));
    }

    /** @param version of the card after that */
    record OfferEnded(long version) {}

    private Optional<HouseholdView> view(Matter matter, String operation) {
        return read(matter.id(), operation);
    }

    private Optional<HouseholdView> read(UUID id, String operation) {
        return desk.read(
                CurrentCaller.get(),
                MatterKind.HOUSEHOLD,
                id,
                (tx, matter, access) -> views.view(tx, matter, access, operation));
    }

    private LocalDate today() {
        return CardDesk.today(clock.instant());
    }
}
