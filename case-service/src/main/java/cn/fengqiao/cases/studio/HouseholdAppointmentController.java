package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The appointments that touch a household card, on the card. */
@RestController
class HouseholdAppointmentController {

    private final MatterDesk desk;
    private final Studios studios;
    private final Bookings bookings;
    private final Views views;

    HouseholdAppointmentController(MatterDesk desk, Studios studios, Bookings bookings, Views views) {
        this.desk = desk;
        this.studios = studios;
        this.bookings = bookings;
        this.views = views;
    }

    @GetMapping("/api/households/{id}/appointments")
    @Operation(
            operationId = "households.appointments",
            summary = "Appointments that touch a household, in the order in which they were made",
            description =
                    "Those for the household, and those for a case that is linked to its card. Only those of which the"
                            + " caller may know for whom they are, so a page may be shorter than asked; `next` says whether there"
                            + " are more.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of appointments",
            content = @Content(schema = @Schema(implementation = BookingView.Page.class)))
    ResponseEntity<?> touching(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Caller caller = CurrentCaller.get();
        Optional<Optional<List<Booking.Read>>> card = desk.read(
                caller,
                MatterKind.HOUSEHOLD,
                id,
                (tx, matter, access) -> access.shows(FieldClass.TIMELINE)
                        ? Optional.of(bookings.touching(tx, id, after, limit + 1))
                        : Optional.empty());
        if (card.isEmpty()) {
            return MatterAnswers.notFound().response();
        }
        return card.get()
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok(page(caller, found, limit)))
                .orElseGet(() -> NotVisible.of(FieldClass.TIMELINE).response());
    }

    private BookingView.Page page(Caller caller, List<Booking.Read> found, int limit) {
        List<Booking.Read> here = found.stream().limit(limit).toList();
        List<BookingView> items = here.stream()
                .flatMap(read -> view(caller, read).stream())
                .filter(view -> view.caseId() != null || view.householdId() != null)
                .toList();
        return new BookingView.Page(
                items, found.size() > limit ? here.getLast().booking().id().toString() : null);
    }

    private Optional<BookingView> view(Caller caller, Booking.Read read) {
        UUID studio = read.booking().studio();
        return desk.read(
                caller,
                MatterKind.STUDIO,
                studio,
                (tx, matter, access) -> views.booking(caller, matter, read, studios.members(tx, studio)));
    }
}
