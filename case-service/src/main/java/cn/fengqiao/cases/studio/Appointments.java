package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows appointments of any studios to a caller, in the transaction in which they were found. */
@Component
class Appointments {

    private final MatterDesk desk;
    private final Studios studios;
    private final Views views;

    Appointments(MatterDesk desk, Studios studios, Views views) {
        this.desk = desk;
        this.studios = studios;
        this.views = views;
    }

    /** Empty when the caller may not know of the studio. */
    Optional<BookingView> shown(OpenTransaction tx, Caller caller, Booking.Read read) {
        return shown(tx, caller, read, new HashMap<>());
    }

    /**
     * Those of which the caller may know for whom they are.
     *
     * @param found one more than {@code limit} when there are more
     */
    BookingView.Page page(OpenTransaction tx, Caller caller, List<Booking.Read> found, int limit) {
        List<Booking.Read> here = found.stream().limit(limit).toList();
        Map<UUID, List<Member>> members = new HashMap<>();
        List<BookingView> items = here.stream()
                .flatMap(read -> shown(tx, caller, read, members).stream())
                .filter(view -> view.caseId() != null || view.householdId() != null)
                .toList();
        return new BookingView.Page(
                items, found.size() > limit ? here.getLast().booking().id().toString() : null);
    }

    private Optional<BookingView> shown(
            OpenTransaction tx, Caller caller, Booking.Read read, Map<UUID, List<Member>> members) {
        UUID studio = read.booking().studio();
        return desk.show(
                tx,
                caller,
                MatterKind.STUDIO,
                studio,
                (open, matter, access) -> views.booking(
                        caller, matter, read, members.computeIfAbsent(studio, id -> studios.members(open, id))));
    }
}
