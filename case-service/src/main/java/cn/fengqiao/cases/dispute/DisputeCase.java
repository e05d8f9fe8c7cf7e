package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dispute on its way through the departments, without the people in it: names, numbers and narratives are kept apart
 * and sealed. Every operation answers with the next state and the fact that led there, or with why not.
 *
 * @param area where it lies, as precisely as it is known
 * @param lead the department responsible now
 * @param desk the department that took the case on and gives it out; a returned case comes back to it
 * @param shares the parts departments have or had in the case, sorted by their codes
 * @param restricted whether only the departments on the case may know of it, and those that worked on it and left
 * @param version counts the facts of this case from 1 without a gap
 * @param clocks what has to happen by when
 * @param mergedInto the case this one lives on in
 * @param axes what is true of it beside its status
 */
public record DisputeCase(
        UUID id,
        String number,
        String type,
        String source,
        CaseStatus status,
        Colour colour,
        Certainty certainty,
        AreaPath area,
        Department raisedBy,
        @Nullable Department lead,
        @Nullable Department desk,
        List<Share> shares,
        boolean restricted,
        CaseMode mode,
        long version,
        Instant raisedAt,
        Instant foundAt,
        Instant updatedAt,
        Clocks clocks,
        @Nullable UUID mergedInto,
        Axes axes) {

    public DisputeCase {
        shares = shares.stream().sorted(Comparator.comparing(Share::department)).toList();
    }

    /** A case as it stands right after it was raised: every department is asked to take note, nobody has judged it yet. */
    public static DisputeCase raised(
            UUID id,
            String number,
            String type,
            String source,
            AreaPath area,
            Department raisedBy,
            Set<Department> departments,
            boolean restricted,
            CaseMode mode,
            Instant raisedAt,
            Instant foundAt) {
        Set<Department> all = new TreeSet<>(departments);
        all.add(raisedBy);
        List<Share> shares =
                all.stream().map(department -> Share.informed(department, 1)).toList();
        return new DisputeCase(
                id,
                number,
                type,
                source,
                CaseStatus.REGISTERED,
                Colour.NONE,
                Certainty.PROVISIONAL,
                area,
                raisedBy,
                null,
                null,
                shares,
                restricted,
                mode,
                1,
                raisedAt,
                foundAt,
                raisedAt,
                Clocks.NONE,
                null,
                Axes.AT_FIRST);
    }

    /** The case with the clocks it is raised with. */
    public DisputeCase started(ClockBook book) {
        return timed(Timing.raised(raisedAt, book));
    }

    /** Who may learn of the case, with the place to the precision of a grid. */
    public Audience audience() {
        return new Audience(area.grid(), departments(), restricted);
    }

    /** The departments on the case, sorted by code. */
    public List<Department> departments() {
        return shares.stream().filter(this::opens).map(Share::department).toList();
    }

    /** The departments that were on the case and are no longer: let off, or their part was revoked. */
    public List<Department> former() {
        return shares.stream()
                .filter(share -> !opens(share))
                .map(Share::department)
                .toList();
    }

    public boolean isOn(Department department) {
        return shareOf(department).filter(this::opens).isPresent();
    }

    /** Whether a department stays on the case whatever becomes of its part: it raised, gives out or leads it. */
    public boolean stays(Department department) {
        return owns(department) || department.equals(desk);
    }

    private boolean opens(Share share) {
        return !share.state().ended() || stays(share.department());
    }

    public Optional<Share> shareOf(Department department) {
        return shares.stream()
                .filter(share -> share.department().equals(department))
                .findFirst();
    }

    /** Who gave its part back and is neither asked anew nor let off nor gone: whoever holds the case has to decide on it. */
    public List<Department> refusedBy() {
        return shares.stream()
                .filter(share -> share.state() == ShareState.REJECTED)
                .map(Share::department)
                .toList();
    }

    /** Whether {@code department} raised or leads the case. */
    public boolean owns(Department department) {
        return department.equals(raisedBy) || department.equals(lead);
    }

    /**
     * Whether {@code department} works on the case: it raised, gave out or leads it, or has accepted its part. Who was only
     * asked, or gave its part back or was let off, records no protection, files nothing and is not told whom one protects.
     */
    public boolean takesPart(Department department) {
        return stays(department)
                || shareOf(department)
                        .map(Share::state)
                        .filter(state -> state == ShareState.ACCEPTED || state == ShareState.DONE)
                        .isPresent();
    }

    /** Who has to act next: the responsible department, or the one that raised the case while nobody is. */
    public Department holder() {
        return lead == null ? raisedBy : lead;
    }

    public boolean open() {
        return Lifecycle.open(status);
    }

    /** Whether a department was made responsible and has not signed. */
    public boolean unsigned() {
        return status == CaseStatus.ASSIGNED;
    }

    /** What stands against {@code action} by {@code actor}, as far as it can be known before the details are given. */
    public Optional<CaseRejection> refusal(CaseAction action, Actor actor) {
        return Lifecycle.refusal(this, action, actor);
    }

    /** The case with the colour risk-service found. No version: the colour is an axis of its own with its own facts. */
    public DisputeCase recoloured(Colour to, Certainty sure, Instant at, ClockBook book) {
        DisputeCase next = with(changing -> {
            changing.colour = to;
            changing.certainty = sure;
        });
        return next.timed(Timing.recoloured(next, at, book));
    }

    /** The case with deadlines that were unknown until a year was entered. No version: nobody did anything. */
    public DisputeCase completed(ClockBook book) {
        return timed(clocks.completed(book));
    }

    /** When the next of the house's own clocks is due; empty when it ended, waits in all, or no calendar says so. */
    public Optional<Instant> dueAt() {
        return clocks.next()
                .filter(next -> open())
                .flatMap(next -> Optional.ofNullable(next.deadlines().due()));
    }

    /** When the case wants to be looked at without anybody acting: a clock goes off, or a pause is over. */
    public Optional<Instant> wakesAt() {
        Pause pause = axes.pause();
        return Stream.concat(clocks.wakesAt().stream(), Stream.ofNullable(pause == null ? null : pause.until()))
                .min(Comparator.naturalOrder());
    }

    DisputeCase timed(Clocks to) {
        return with(next -> next.clocks = to);
    }

    boolean olderThan(DisputeCase other) {
        return Comparator.comparing(DisputeCase::raisedAt)
                        .thenComparing(DisputeCase::id)
                        .compare(this, other)
                < 0;
    }

    DisputeCase ofType(String found) {
        return with(next -> next.type = found);
    }

    /** The case after one more fact, in the state the table says; what goes on to another state waits no longer. */
    DisputeCase step(CaseAction action, Instant at) {
        List<CaseStatus> to = Lifecycle.row(action).to();
        return touched(at).in(to.isEmpty() ? status : to.getFirst());
    }

    DisputeCase in(CaseStatus state) {
        return with(next -> {
            next.status = state;
            next.axes = state == status ? axes : axes.waiting(null);
        });
    }

    DisputeCase along(Axes to) {
        return with(next -> next.axes = to);
    }

    /** The case after one more fact. */
    DisputeCase touched(Instant at) {
        return with(next -> {
            next.version++;
            next.updatedAt = at;
        });
    }

    DisputeCase ledBy(@Nullable Department department) {
        return with(next -> next.lead = department);
    }

    DisputeCase withDesk(Department department) {
        return with(next -> next.desk = department);
    }

    DisputeCase goneInto(UUID survivor) {
        return with(next -> next.mergedInto = survivor);
    }

    DisputeCase withShare(Department department, ShareState state) {
        return with(next -> next.shares = shares.stream()
                .map(share -> share.department().equals(department) ? share.to(state) : share)
                .toList());
    }

    /**
     * The case with {@code department} asked for a part: a new one, or the one that it has, had or refused.
     *
     * @param promise what it is to promise with the part; null when nothing
     */
    DisputeCase asking(Department department, @Nullable AskedPromise promise) {
        Share now = shareOf(department).orElse(Share.informed(department, version));
        // who took it on without being asked need not do so again
        boolean taken = now.state() == ShareState.ACCEPTED && promise == null;
        return with(department, taken ? now.askedLater() : now.askedFor(promise));
    }

    /** The case with {@code department} made responsible: asked for a part where it has none, refused it or had to leave. */
    DisputeCase givenTo(Department department) {
        boolean has = shareOf(department)
                .map(Share::state)
                .filter(state -> state != ShareState.REJECTED && !state.ended())
                .isPresent();
        return (has ? this : asking(department, null)).ledBy(department);
    }

    /**
     * The case with a department that is on another, which lives on in this one: it is told of it. Whoever has a task there has
     * it here, and is asked for what it is asked to promise there, unless it has answered here or is asked for something else.
     */
    DisputeCase joinedBy(Share there) {
        Department department = there.department();
        DisputeCase joined = telling(department);
        boolean free = joined.shareOf(department)
                .filter(here -> here.state() == ShareState.REQUESTED && here.promise() == null)
                .isPresent();
        return free && there.isTask()
                ? joined.asking(department, there.stillAsked().orElse(null))
                : joined;
    }

    /**
     * The case with only those on it who have to know of it: who holds it, works on it, was asked for a part or refused one, and
     * {@code staying}. Who was only told of it never was on it, and who left it stays one that was as far as it is among
     * {@code staying}.
     */
    DisputeCase closedTo(Set<Department> staying) {
        return with(next -> {
            next.restricted = true;
            next.shares = shares.stream()
                    .filter(share ->
                            share.isAtWork() || stays(share.department()) || staying.contains(share.department()))
                    .toList();
        });
    }

    /** The case as every department of the place may know of it; who is on it stays as it is. */
    DisputeCase openToAll() {
        return with(next -> next.restricted = false);
    }

    /** The case with {@code department} told of it, unless it is on it. */
    private DisputeCase telling(Department department) {
        long since = shareOf(department).map(Share::since).orElse(version);
        return isOn(department) ? this : with(department, Share.informed(department, since));
    }

    private DisputeCase with(Department department, Share share) {
        return with(next -> next.shares = Stream.concat(
                        shares.stream().filter(other -> !other.department().equals(department)), Stream.of(share))
                .toList());
    }

    DisputeCase with(Consumer<Changing> change) {
        var next = new Changing(this);
        change.accept(next);
        return new DisputeCase(
                id,
                number,
                next.type,
                source,
                next.status,
                next.colour,
                next.certainty,
                area,
                raisedBy,
                next.lead,
                next.desk,
                next.shares,
                next.restricted,
                mode,
                next.version,
                raisedAt,
                foundAt,
                next.updatedAt,
                next.clocks,
                next.mergedInto,
                next.axes);
    }

    /** What changes in the life of a case; the rest is as it was raised. */
    private static final class Changing {
        private String type;
        private CaseStatus status;
        private Colour colour;
        private Certainty certainty;
        private @Nullable Department lead;
        private @Nullable Department desk;
        private List<Share> shares;
        private boolean restricted;
        private long version;
        private Instant updatedAt;
        private Clocks clocks;
        private @Nullable UUID mergedInto;
        private Axes axes;

        Changing(DisputeCase of) {
            type = of.type;
            status = of.status;
            colour = of.colour;
            certainty = of.certainty;
            lead = of.lead;
            desk = of.desk;
            shares = of.shares;
            restricted = of.restricted;
            version = of.version;
            updatedAt = of.updatedAt;
            clocks = of.clocks;
            mergedInto = of.mergedInto;
            axes = of.axes;
        }
    }
}
