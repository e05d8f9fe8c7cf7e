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
import cn.fengqiao.cases.matter.MatterScreen;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
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

    private final MatterScreen screen;
    private final CardDesk cards;
    private final CardCases cases;
    private final CardMoves moves;
    private final InstantSource clock;

    HouseholdController(
            MatterDesk desk,
            CardDesk cards,
            CardCases cases,
            CardMoves moves,
            CardViews views,
            PersonalReads reads,
            InstantSource clock) {
        this.screen = new MatterScreen(desk, reads, MatterKind.HOUSEHOLD, ROOT, views::view);
        this.cards = cards;
        this.cases = cases;
        this.moves = moves;
        this.clock = clock;
    }

    @PostMapping
    @Operation(operationId = "households.open", summary = "Open a household card")
    @ApiResponse(
            responseCode = "201",
            description = "Opened; a repeat gets the same answer with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> open(@RequestHeader("Idempotency-Key") String key, @RequestBody OpenHousehold request) {
        return screen.opened(key, "households.open", caller -> cards.open(caller, key, request, today()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "households.get", summary = "One card, as far as the caller may see it")
    @ApiResponse(
            responseCode = "200",
            description = "The card, its version as ETag",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        return screen.get(id, "households.get");
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
        return screen.changed(
                ifMatch, "households.change", (caller, version) -> cards.change(caller, id, version, request, today()));
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
        return screen.changed(
                ifMatch, "households.close", (caller, version) -> cards.close(caller, id, version, request));
    }

    @PostMapping("/{id}/link")
    @Operation(operationId = "households.link", summary = "Say that a case touches the household")
    @ApiResponse(
            responseCode = "200",
            description = "The card as it stands now",
            content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    ResponseEntity<?> link(
            @PathVariable UUID id, @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch, @RequestBody LinkCase request) {
        return screen.changed(
                ifMatch, "households.link", (caller, version) -> cases.link(caller, id, version, request));
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
        return screen.changed(
                ifMatch, "households.unlink", (caller, version) -> cases.unlink(caller, id, version, request));
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
        return screen.changed(
                ifMatch,
                "households.followUp",
                (caller, version) -> cards.followUp(caller, id, version, request, today()));
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
        return screen.changed(
                ifMatch, "households.offerMove", (caller, version) -> moves.offer(caller, id, version, request));
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
        return screen.changed(
                ifMatch, "households.acceptMove", (caller, version) -> moves.accept(caller, id, version, request));
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

    private LocalDate today() {
        return CardDesk.today(clock.instant());
    }
}
