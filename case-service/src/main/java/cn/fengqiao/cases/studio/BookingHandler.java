package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.cases.appointment.Agenda;
import cn.fengqiao.cases.appointment.BookingStatus;
import cn.fengqiao.cases.appointment.Hours;
import cn.fengqiao.cases.appointment.Profession;
import cn.fengqiao.cases.appointment.Seating;
import cn.fengqiao.cases.appointment.Slot;
import cn.fengqiao.cases.appointment.Wish;
import cn.fengqiao.cases.appointment.Worker;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.StudioEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes, moves, cancels and settles appointments. The studio is locked first, so that its appointments are decided on one
 * after the other; whoever works for two studios is guarded by a constraint of the database.
 */
@Component
class BookingHandler {

    /** Further ahead nobody knows who will be there. */
    private static final Duration HORIZON = Duration.ofDays(180);

    /** How often it is looked again when somebody was booked elsewhere in the same moment. */
    private static final int MOST_LOOKS = 5;

    private final MatterDesk desk;
    private final Matters matters;
    private final Cases cases;
    private final Studios studios;
    private final Bookings bookings;
    private final Agendas agendas;
    private final CaseContents contents;
    private final Views views;

    BookingHandler(
            MatterDesk desk,
            JdbcClient jdbc,
            Cases cases,
            Studios studios,
            Bookings bookings,
            Agendas agendas,
            CaseContents contents,
            Views views) {
        this.desk = desk;
        this.matters = new Matters(jdbc);
        this.cases = cases;
        this.studios = studios;
        this.bookings = bookings;
        this.agendas = agendas;
        this.contents = contents;
        this.views = views;
    }

    /** Decides on an appointment as it stands under the lock of its studio. */
    @FunctionalInterface
    private interface Change {
        MatterDecision decide(OpenTransaction tx, Matter matter, Booking booking, Instant now);
    }

    PartOutcome<BookingView> book(Caller caller, UUID studio, String key, BookSlot request) {
        return looking(() -> desk.list(caller, tx -> book(tx, caller, studio, key, request)));
    }

    PartOutcome<BookingView> move(Caller caller, UUID id, long version, BookingRequest.Move request) {
        return looking(() -> change(
                caller,
                id,
                version,
                "studioBookings.move",
                request,
                (tx, matter, booking, now) -> moved(tx, matter, booking, request, now)));
    }

    PartOutcome<BookingView> cancel(Caller caller, UUID id, long version, BookingRequest.Cancel request) {
        return change(caller, id, version, "studioBookings.cancel", request, (tx, matter, booking, now) -> {
            Optional<Problem> wrong = StudioRules.text("reason", request.reason(), StudioRules.MOST_REASON);
            if (wrong.isPresent() || !booking.status().changeable(booking.slot(), now)) {
                return new MatterDecision.Refused(wrong.orElseGet(() -> tooLate(booking)));
            }
            byte[] why = contents.sealRemark(id, new Remark(request.reason(), null));
            bookings.save(tx, booking.as(BookingStatus.CANCELLED, why, matter.version() + 1));
            bookings.free(tx, id);
            return done(matter, StudioStep.BOOKING_CANCELLED, new StudioEvent.BookingCancelled(matter.audience(), id));
        });
    }

    PartOutcome<BookingView> settle(Caller caller, UUID id, long version, BookingRequest.Settle request) {
        return change(caller, id, version, "studioBookings.settle", request, (tx, matter, booking, now) -> {
            if (!booking.status().due(booking.slot(), now)) {
                return new MatterDecision.Refused(
                        booking.status() == BookingStatus.BOOKED
                                ? Problems.of(ProblemType.NOT_NOW, "预约尚未开始", "it has not begun yet")
                                        .with("reason", "NOT_BEGUN")
                                : tooLate(booking));
            }
            BookingStatus next = request.kept() ? BookingStatus.KEPT : BookingStatus.NO_SHOW;
            bookings.save(tx, booking.as(next, booking.sealed(), matter.version() + 1));
            return done(
                    matter,
                    request.kept() ? StudioStep.BOOKING_KEPT : StudioStep.BOOKING_MISSED,
                    new StudioEvent.BookingKept(matter.audience(), id, request.kept()));
        });
    }

    private PartOutcome<BookingView> book(
            OpenTransaction tx, Caller caller, UUID studio, String key, BookSlot request) {
        Optional<Matter> found = matters.findForUpdate(tx, MatterKind.STUDIO, studio);
        if (found.isEmpty()) {
            return matters.find(tx, MatterKind.STUDIO, studio).isPresent()
                    ? new PartOutcome.NotTheirs<>()
                    : new PartOutcome.NotFound<>();
        }
        String operation = "studioBookings.make";
        Optional<Booking.Read> before = bookings.booked(tx, caller, studio, key);
        if (before.isPresent()) {
            Booking booking = before.get().booking();
            return desk.said(tx, caller, studio, booking.bookedVersion(), operation, request)
                    ? shown(tx, caller, booking.id(), true)
                    : new PartOutcome.OtherContent<>();
        }
        UUID id = EventEnvelope.newId();
        return outcome(
                tx,
                caller,
                id,
                desk.changeWithin(
                        tx,
                        caller,
                        found.get(),
                        operation,
                        request,
                        (t, matter, now) -> booked(t, caller, matter, id, key, request, now)));
    }

    private MatterDecision booked(
            OpenTransaction tx, Caller caller, Matter matter, UUID id, String key, BookSlot request, Instant now) {
        Studio studio = studios.get(tx, matter.id());
        Optional<Problem> wrong = StudioRules.check(request)
                .or(() -> wrongStart(studio, request.start(), now))
                .or(() -> unknownSubject(tx, caller, request));
        if (wrong.isPresent()) {
            return new MatterDecision.Refused(wrong.get());
        }
        Slot slot = slot(studio, request.start());
        List<Member> members = studios.members(tx, studio.id());
        Agenda agenda = agendas.read(tx, studio, members, slot.start(), Agendas.DAYS_AHEAD, null);
        Wish wish = request.wish();
        if (!(agenda.seat(wish, slot) instanceof Seating.Seated(int room, List<Worker> workers))) {
            return new MatterDecision.Refused(noSeat(agenda, wish, slot, request.together()));
        }
        long studioVersion = matter.version() + 1;
        var booking = new Booking(
                id,
                studio.id(),
                room,
                slot,
                request.together(),
                ids(workers),
                request.caseId(),
                request.householdId(),
                BookingStatus.BOOKED,
                1,
                studioVersion,
                studioVersion,
                now,
                caller.department(),
                null);
        bookings.book(tx, caller, booking, key, people(workers));
        return done(
                matter,
                StudioStep.BOOKED,
                new StudioEvent.Booked(matter.audience(), id, slot.start(), slot.end(), request.together()));
    }

    private MatterDecision moved(
            OpenTransaction tx, Matter matter, Booking booking, BookingRequest.Move request, Instant now) {
        Studio studio = studios.get(tx, matter.id());
        if (!booking.status().changeable(booking.slot(), now)) {
            return new MatterDecision.Refused(tooLate(booking));
        }
        Optional<Problem> wrong = wrongStart(studio, request.start(), now);
        if (wrong.isPresent()) {
            return new MatterDecision.Refused(wrong.get());
        }
        Slot slot = slot(studio, request.start());
        List<Member> members = studios.members(tx, studio.id());
        Agenda agenda = agendas.read(tx, studio, members, slot.start(), Agendas.DAYS_AHEAD, booking.id());
        // the same people where they can, else others who are what they are
        var same = new Wish(List.of(), booking.members());
        var alike = new Wish(professions(booking, members), List.of());
        Seating seating = agenda.seat(same, slot) instanceof Seating.Seated seated ? seated : agenda.seat(alike, slot);
        if (!(seating instanceof Seating.Seated(int room, List<Worker> workers))) {
            return new MatterDecision.Refused(noSeat(agenda, alike, slot, booking.dual()));
        }
        bookings.move(tx, booking.on(slot, room, ids(workers), matter.version() + 1), people(workers));
        return done(
                matter,
                StudioStep.BOOKING_MOVED,
                new StudioEvent.BookingMoved(matter.audience(), booking.id(), slot.start(), slot.end()));
    }

    private PartOutcome<BookingView> change(
            Caller caller, UUID id, long version, String operation, Object request, Change change) {
        return desk.list(caller, tx -> {
            Optional<UUID> studio =
                    bookings.find(tx, id).map(read -> read.booking().studio());
            if (studio.isEmpty()) {
                return new PartOutcome.NotFound<>();
            }
            Optional<Matter> locked = matters.findForUpdate(tx, MatterKind.STUDIO, studio.get());
            if (locked.isEmpty()) {
                return new PartOutcome.NotTheirs<>();
            }
            // read again: until the lock was there, somebody else may have changed it
            Booking booking = bookings.find(tx, id).orElseThrow().booking();
            if (booking.version() != version) {
                boolean repeated = booking.version() == version + 1
                        && desk.said(tx, caller, studio.get(), booking.studioVersion(), operation, request);
                return repeated ? shown(tx, caller, id, true) : stale(tx, caller, id);
            }
            return outcome(
                    tx,
                    caller,
                    id,
                    desk.changeWithin(
                            tx,
                            caller,
                            locked.get(),
                            operation,
                            request,
                            (t, matter, now) -> notTheirs(caller, matter, booking)
                                    .<MatterDecision>map(MatterDecision.Refused::new)
                                    .orElseGet(() -> change.decide(t, matter, booking, now))));
        });
    }

    /** An appointment is in the hands of the department that made it and of the one that keeps the studio. */
    private static Optional<Problem> notTheirs(Caller caller, Matter matter, Booking booking) {
        return caller.department().equals(booking.bookedBy())
                        || caller.department().equals(matter.lead())
                ? Optional.empty()
                : Optional.of(Problems.of(
                        ProblemType.DEPARTMENT_NOT_ON_CASE,
                        "只有预约的部门和工作室的部门可以更改",
                        "only the department that booked and the one that keeps the studio may change it"));
    }

    private PartOutcome<BookingView> outcome(OpenTransaction tx, Caller caller, UUID id, MatterOutcome outcome) {
        return switch (outcome) {
            case MatterOutcome.Done done -> shown(tx, caller, id, false);
            case MatterOutcome.Refused refused -> new PartOutcome.Refused<>(refused.why());
            case MatterOutcome.NotFound n -> new PartOutcome.NotFound<>();
            case MatterOutcome.NotTheirs n -> new PartOutcome.NotTheirs<>();
            case MatterOutcome.OtherContent n -> new PartOutcome.OtherContent<>();
            case MatterOutcome.Stale n -> stale(tx, caller, id);
        };
    }

    private PartOutcome<BookingView> shown(OpenTransaction tx, Caller caller, UUID id, boolean repeated) {
        BookingView view = view(tx, caller, id);
        return new PartOutcome.Done<>(view, id, view.version(), repeated);
    }

    private PartOutcome<BookingView> stale(OpenTransaction tx, Caller caller, UUID id) {
        BookingView view = view(tx, caller, id);
        return new PartOutcome.Stale<>(view, view.version());
    }

    private BookingView view(OpenTransaction tx, Caller caller, UUID id) {
        Booking.Read read = bookings.find(tx, id).orElseThrow();
        UUID studio = read.booking().studio();
        Matter matter = matters.find(tx, MatterKind.STUDIO, studio).orElseThrow();
        return views.booking(caller, matter, read, studios.members(tx, studio));
    }

    private static <T> T looking(Supplier<T> work) {
        for (int look = 1; ; look++) {
            try {
                return work.get();
            } catch (Bookings.TakenMeanwhile taken) {
                if (look == MOST_LOOKS) {
                    throw taken;
                }
            }
        }
    }

    /** Why no appointment can begin then, whoever comes. */
    private static Optional<Problem> wrongStart(Studio studio, Instant start, Instant now) {
        if (studio.closed()) {
            return Optional.of(StudioHandler.closedNow());
        }
        if (!start.isAfter(now)) {
            return StudioRules.invalid("start", "时间已过", "it lies in the past");
        }
        if (start.isAfter(now.plus(HORIZON))) {
            return StudioRules.invalid(
                    "start", "只能预约 " + HORIZON.toDays() + " 天以内", "at most " + HORIZON.toDays() + " days ahead");
        }
        return switch (studio.hours().at(start)) {
            case Hours.Start.At at -> Optional.empty();
            case Hours.Start.ClosedDay closed -> StudioRules.invalid("start", "当天不开放", "it is closed that day");
            case Hours.Start.OutsideHours outside ->
                StudioRules.invalid("start", "不在开放时间内", "outside the opening hours");
            case Hours.Start.BetweenSlots between -> StudioRules.invalid("start", "不是时段的开始", "no slot begins then");
        };
    }

    private static Slot slot(Studio studio, Instant start) {
        return ((Hours.Start.At) studio.hours().at(start)).slot();
    }

    /** A case or household the caller may not know of is answered as one that does not exist. */
    private Optional<Problem> unknownSubject(OpenTransaction tx, Caller caller, BookSlot request) {
        UUID caseId = request.caseId();
        if (caseId != null
                && cases.find(tx, caseId)
                        .filter(stored -> CasePolicy.decide(
                                        caller,
                                        stored.dispute().audience(),
                                        stored.dispute().lead())
                                .existenceKnown())
                        .isEmpty()) {
            return StudioRules.invalid("caseId", "案件不存在，或不在您的可见范围内", "no such case, or you may not know of it");
        }
        UUID household = request.householdId();
        if (household != null
                && matters.find(tx, MatterKind.HOUSEHOLD, household)
                        .filter(matter -> MatterDesk.access(caller, matter).existenceKnown())
                        .isEmpty()) {
            return StudioRules.invalid(
                    "householdId", "档卡不存在，或不在您的可见范围内", "no such household, or you may not know of it");
        }
        return Optional.empty();
    }

    private static Problem noSeat(Agenda agenda, Wish wish, Slot slot, boolean dual) {
        return switch (agenda.seat(wish, slot)) {
            case Seating.Seated seated -> throw new IllegalStateException("there is a seat");
            case Seating.NoSuchMember none ->
                Problems.field(
                        ProblemType.FIELD_INVALID,
                        "members[" + wish.members().indexOf(none.member()) + "]",
                        "当天没有这位成员",
                        "no such member that day");
            case Seating.NoSuchProfession none ->
                Problems.field(
                                ProblemType.FIELD_INVALID,
                                dual ? "dual" : "professions",
                                "工作室当天没有足够的" + none.profession().zh(),
                                "the studio has not enough of " + none.profession() + " that day")
                        .with("reason", none.profession());
            case Seating.RoomsTaken rooms -> taken(agenda, wish, slot, "ROOMS", "该时段已约满", "every room is taken");
            case Seating.MemberTaken member ->
                taken(agenda, wish, slot, "MEMBER", "所指定的成员该时段已有预约", "a member you named is taken")
                        .with("member", member.member());
            case Seating.ProfessionTaken profession ->
                taken(
                                agenda,
                                wish,
                                slot,
                                "PROFESSION",
                                "该时段没有空闲的" + profession.profession().zh(),
                                "nobody of " + profession.profession() + " is free")
                        .with("profession", profession.profession());
        };
    }

    private static Problem taken(Agenda agenda, Wish wish, Slot slot, String reason, String zh, String en) {
        return Problems.field(ProblemType.SLOT_TAKEN, "start", zh, en)
                .with("reason", reason)
                .with(
                        "nextFree",
                        agenda.nextFree(wish, slot.start(), Agendas.DAYS_AHEAD).orElse(null));
    }

    private static Problem tooLate(Booking booking) {
        return booking.status() == BookingStatus.BOOKED
                ? Problems.of(ProblemType.NOT_NOW, "预约已开始，请登记是否到访", "it has begun: say whether it was kept")
                        .with("reason", "BEGUN")
                : Problems.of(
                                ProblemType.NOT_NOW,
                                "预约" + booking.status().zh(),
                                "the appointment is " + booking.status())
                        .with("reason", booking.status());
    }

    private static List<Profession> professions(Booking booking, List<Member> members) {
        return booking.members().stream()
                .map(id -> Studios.among(members, id).orElseThrow().profession())
                .toList();
    }

    private static List<UUID> ids(Collection<Worker> workers) {
        return workers.stream().map(Worker::member).toList();
    }

    private static List<String> people(Collection<Worker> workers) {
        return workers.stream().map(Worker::person).toList();
    }

    private static MatterDecision done(Matter matter, StudioStep step, StudioEvent event) {
        return new MatterDecision.Done(StudioHandler.fact(matter, step, event, Remark.NONE));
    }
}
