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
    private final Bookings bookings;
    private final Appointments appointments;

    HouseholdAppointmentController(MatterDesk desk, Bookings bookings, Appointments appointments) {
        this.desk = desk;
        this.bookings = bookings;
        this.appointments = appointments;
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
        return desk.<ResponseEntity<?>>read(
                        caller,
                        MatterKind.HOUSEHOLD,
                        id,
                        (tx, matter, access) -> access.shows(FieldClass.TIMELINE)
                                ? ResponseEntity.ok(appointments.page(
                                        tx, caller, bookings.touching(tx, id, after, limit + 1), limit))
                                : NotVisible.of(FieldClass.TIMELINE).response())
                .orElseGet(() -> MatterAnswers.notFound().response());
    }
}
