package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.PlausibleTime;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
@RequestMapping("/api/studios")
class BookingController {

    private static final String DONE =
            "Done; the appointment as it stands now. A repeat of the caller's last command says Idempotent-Replay: true";
    private static final String MARK = "~";

    private final BookingHandler handler;
    private final MatterDesk desk;
    private final Studios studios;
    private final Bookings bookings;
    private final Views views;
    private final Appointments appointments;
    private final InstantSource clock;

    BookingController(
            BookingHandler handler,
            MatterDesk desk,
            Studios studios,
            Bookings bookings,
            Views views,
            Appointments appointments,
            InstantSource clock) {
        this.handler = handler;
        this.desk = desk;
        this.studios = studios;
        this.bookings = bookings;
        this.views = views;
        this.appointments = appointments;
        this.clock = clock;
    }

    @PostMapping("/{id}/bookings")
    @Operation(
            operationId = "studioBookings.make",
            summary = "预约: book a slot, with `dual` a lawyer and a psychologist together (双师)",
            description =
                    "Neither a room nor a person is ever booked twice; a slot that is taken is refused with the next one"
                            + " on which the same wish can be met.")
    @ApiResponse(
            responseCode = "201",
            description = "Booked; a repeat gets the same answer with Idempotent-Replay: true",
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    ResponseEntity<?> book(
            @PathVariable UUID id, @RequestHeader("Idempotency-Key") String key, @RequestBody BookSlot request) {
        Caller caller = CurrentCaller.get();
        return PartAnswers.created("/api/studios/bookings", key, () -> handler.book(caller, id, key, request));
    }

    @GetMapping("/{id}/bookings")
    @Operation(
            operationId = "studioBookings.list",
            summary = "Appointments from a moment on, in the order of their times")
    @ApiResponse(
            responseCode = "200",
            description = "A page of appointments",
            content = @Content(schema = @Schema(implementation = BookingView.Page.class)))
    ResponseEntity<?> list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        Bookings.@Nullable Mark mark = null;
        if (after != null) {
            Optional<Bookings.Mark> read = mark(after);
            if (read.isEmpty()) {
                return Problems.field(ProblemType.CURSOR_INVALID, "after", "翻页标记无效", "not a mark of this list")
                        .response();
            }
            mark = read.get();
        }
        Caller caller = CurrentCaller.get();
        Instant start = from == null ? clock.instant() : from;
        Bookings.@Nullable Mark behind = mark;
        return desk.read(caller, MatterKind.STUDIO, id, (tx, matter, access) -> {
                    List<Member> members = studios.members(tx, id);
                    return page(
                            bookings.page(tx, id, start, behind, limit + 1).stream()
                                    .map(read -> views.booking(caller, matter, read, members))
                                    .toList(),
                            limit);
                })
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @GetMapping("/bookings")
    @Operation(
            operationId = "studioBookings.about",
            summary = "Appointments for a case or a household, in the order in which they were made",
            description =
                    "Give `caseId` or `householdId`. Only those of which the caller may know for whom they are, so a page may"
                            + " be shorter than asked; `next` says whether there are more.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of appointments",
            content = @Content(schema = @Schema(implementation = BookingView.Page.class)))
    ResponseEntity<?> about(
            @RequestParam(required = false) @Nullable UUID caseId,
            @RequestParam(required = false) @Nullable UUID householdId,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        if ((caseId == null) == (householdId == null)) {
            return Problems.field(ProblemType.PARAMETER_INVALID, "caseId", "请给出案件或家庭之一", "give a case or a household")
                    .response();
        }
        Caller caller = CurrentCaller.get();
        return ResponseEntity.ok(desk.list(
                caller,
                tx -> appointments.page(tx, caller, bookings.about(tx, caseId, householdId, after, limit + 1), limit)));
    }

    @GetMapping("/bookings/{id}")
    @Operation(operationId = "studioBookings.get", summary = "An appointment")
    @ApiResponse(
            responseCode = "200",
            description = "The appointment",
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    ResponseEntity<?> get(@PathVariable UUID id) {
        Caller caller = CurrentCaller.get();
        return desk.list(caller, tx -> bookings.find(tx, id).flatMap(read -> appointments.shown(tx, caller, read)))
                .<ResponseEntity<?>>map(view ->
                        ResponseEntity.ok().eTag(Long.toString(view.version())).body(view))
                .orElseGet(() -> MatterAnswers.notFound().response());
    }

    @PostMapping("/bookings/{id}/move")
    @Operation(
            operationId = "studioBookings.move",
            summary = "改期: to another slot of the same studio, before it begins")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    ResponseEntity<?> move(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody BookingRequest.Move request) {
        Caller caller = CurrentCaller.get();
        return PartAnswers.changed(ifMatch, version -> handler.move(caller, id, version, request));
    }

    @PostMapping("/bookings/{id}/cancel")
    @Operation(operationId = "studioBookings.cancel", summary = "取消: with a reason, before it begins")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    ResponseEntity<?> cancel(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody BookingRequest.Cancel request) {
        Caller caller = CurrentCaller.get();
        return PartAnswers.changed(ifMatch, version -> handler.cancel(caller, id, version, request));
    }

    @PostMapping("/bookings/{id}/settle")
    @Operation(operationId = "studioBookings.settle", summary = "到访登记: whether who was awaited came, once it has begun")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = BookingView.class)))
    ResponseEntity<?> settle(
            @PathVariable UUID id,
            @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody BookingRequest.Settle request) {
        Caller caller = CurrentCaller.get();
        return PartAnswers.changed(ifMatch, version -> handler.settle(caller, id, version, request));
    }

    private static BookingView.Page page(List<BookingView> found, int limit) {
        List<BookingView> items = found.stream().limit(limit).toList();
        return new BookingView.Page(
                items,
                found.size() > limit
                        ? items.getLast().start() + MARK + items.getLast().id()
                        : null);
    }

    private static Optional<Bookings.Mark> mark(String after) {
        String[] parts = after.split(MARK, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Bookings.Mark(PlausibleTime.moment(parts[0]), UUID.fromString(parts[1])));
        } catch (DateTimeException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
