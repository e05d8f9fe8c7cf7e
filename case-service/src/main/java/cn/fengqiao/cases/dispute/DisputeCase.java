package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.Due;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A dispute on its way through the departments, without the people in it: names, numbers and narratives are kept apart
 * and sealed. Every operation answers with the next state and the fact that led there, or with why not.
 *
 * @param area where it lies, as precisely as it is known
 * @param lead the department responsible now
 * @param desk the department that took the case on and gives it out; a returned case comes back to it
 * @param shares the departments on the case, sorted by code
 * @param version counts the facts of this case from 1 without a gap
 * @param clock runs while the case is assigned and nobody has signed
 * @param mergedInto the case this one lives on in
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
        @Nullable SignClock clock,
        @Nullable UUID mergedInto) {

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
        List<Share> shares = all.stream()
                .map(department -> new Share(department, ShareState.REQUESTED, 1))
                .toList();
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
                null,
                null);
    }

    /** Who may learn of the case, with the place to the precision of a grid. */
    public Audience audience() {
        return new Audience(area.grid(), shares.stream().map(Share::department).toList(), restricted);
    }

    public Optional<Share> shareOf(Department department) {
        return shares.stream()
                .filter(share -> share.department().equals(department))
                .findFirst();
    }

    /** Whether {@code department} raised or leads the case. */
    boolean owns(Department department) {
        return department.equals(raisedBy) || department.equals(lead);
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

    /**
     * 受理: the department's dispatcher takes the case on; it is responsible until it gives the case out.
     *
     * @param found what the dispatcher finds the case to be; null leaves the type it was raised with
     */
    public CaseDecision accept(Actor actor, @Nullable String found, Instant at) {
        return act(CaseAction.ACCEPT, actor, () -> {
            DisputeCase next =
                    step(CaseAction.ACCEPT, at).ledBy(actor.department(), null).withDesk(actor.department());
            if (found != null) {
                next = next.ofType(found);
            }
            return done(next, new CaseEvent.Accepted(next.audience(), next.status, actor.department(), found));
        });
    }

    /** 交办: makes a department responsible, which joins the case if it was not on it. */
    public CaseDecision assign(Actor actor, Department to, Instant at, SignLimits limits) {
        return act(
                CaseAction.ASSIGN,
                actor,
                () -> give(
                        CaseAction.ASSIGN,
                        to,
                        at,
                        limits,
                        (next, signBy) -> new CaseEvent.Assigned(next.audience(), next.status, to, signBy)));
    }

    /** 签收: the responsible department starts to investigate; its own part counts as accepted. */
    public CaseDecision sign(Actor actor, Instant at) {
        return act(CaseAction.SIGN, actor, () -> {
            DisputeCase next = step(CaseAction.SIGN, at).withClock(null);
            ShareState state = shareOf(actor.department()).map(Share::state).orElse(ShareState.REQUESTED);
            if (state != ShareState.DONE) {
                next = next.withShare(actor.department(), ShareState.ACCEPTED);
            }
            return done(next, new CaseEvent.Signed(next.audience(), next.status, actor.department()));
        });
    }

    /** 回退: the case goes back to the desk that gave it out. */
    public CaseDecision giveBack(Actor actor, Instant at) {
        return act(CaseAction.RETURN, actor, () -> {
            DisputeCase next = step(CaseAction.RETURN, at).ledBy(desk, null);
            return done(next, new CaseEvent.Returned(next.audience(), next.status, actor.department()));
        });
    }

    /** 移交: responsibility moves, and the new department has to sign. */
    public CaseDecision handOver(Actor actor, Department to, Instant at, SignLimits limits) {
        return act(CaseAction.HAND_OVER, actor, () -> {
            if (to.equals(lead)) {
                return new CaseDecision.Refused(new CaseRejection.AlreadyResponsible(to));
            }
            Department from = holder();
            return give(
                    CaseAction.HAND_OVER,
                    to,
                    at,
                    limits,
                    (next, signBy) -> new CaseEvent.HandedOver(next.audience(), next.status, from, to, signBy));
        });
    }

    /** 接受协办; a refusal may be taken back this way. */
    public CaseDecision acceptShare(Actor actor, Instant at) {
        return share(
                CaseAction.SHARE_ACCEPT,
                actor,
                at,
                ShareState.ACCEPTED,
                next -> new CaseEvent.ShareAccepted(next.audience(), next.status, actor.department()));
    }

    /** 退回协办. The department stays on the case, because its refusal has to be talked about; leaving is revocation. */
    public CaseDecision rejectShare(Actor actor, Instant at) {
        return share(
                CaseAction.SHARE_REJECT,
                actor,
                at,
                ShareState.REJECTED,
                next -> new CaseEvent.ShareRejected(next.audience(), next.status, actor.department()));
    }

    /** 协办完成. */
    public CaseDecision finishShare(Actor actor, Instant at) {
        return share(
                CaseAction.SHARE_DONE,
                actor,
                at,
                ShareState.DONE,
                next -> new CaseEvent.ShareDone(next.audience(), next.status, actor.department()));
    }

    /**
     * 并案: this case lives on in an older one, which gets the departments of both. Whoever answered for this one, somebody
     * has to answer for the survivor.
     */
    public MergeDecision merge(Actor actor, DisputeCase other, Instant at) {
        Optional<CaseRejection> refusal = refusal(CaseAction.MERGE, actor).or(() -> refusalToMergeWith(other, actor));
        if (refusal.isPresent()) {
            return new MergeDecision.Refused(refusal.get());
        }
        DisputeCase gone = step(CaseAction.MERGE, at).withClock(null).goneInto(other.id);
        DisputeCase survivor = other.touched(at);
        for (Share share : shares) {
            survivor = survivor.joinedBy(share.department());
        }
        return new MergeDecision.Done(
                survivor,
                new CaseEvent.Absorbed(survivor.audience(), survivor.status, gone.id),
                gone,
                new CaseEvent.Merged(gone.audience(), gone.status, survivor.id));
    }

    /** The case with the colour risk-service found. No version: the colour is an axis of its own with its own facts. */
    public DisputeCase recoloured(Colour to, Certainty sure, Instant at, SignLimits limits) {
        return with(next -> {
            next.clock = clock == null ? null : clock.recoloured(colour, to, at, limits);
            next.colour = to;
            next.certainty = sure;
        });
    }

    private Optional<CaseRejection> refusalToMergeWith(DisputeCase other, Actor actor) {
        if (other.id.equals(id)) {
            return Optional.of(new CaseRejection.SameCase());
        }
        if (other.shareOf(actor.department()).isEmpty()) {
            return Optional.of(new CaseRejection.NotOnCase(actor.department()));
        }
        if (!Lifecycle.row(CaseAction.MERGE).from().contains(other.status)) {
            return Optional.of(new CaseRejection.OtherCaseClosed(other.number, other.status));
        }
        if (olderThan(other)) {
            return Optional.of(new CaseRejection.OtherIsYounger(other.number));
        }
        if (!other.area.subdistrict().equals(area.subdistrict())) {
            return Optional.of(new CaseRejection.OtherSubdistrict());
        }
        if (other.mode != mode) {
            return Optional.of(new CaseRejection.ModeDiffers());
        }
        if (other.restricted != restricted) {
            return Optional.of(new CaseRejection.RestrictionDiffers());
        }
        return lead != null && other.lead == null
                ? Optional.of(new CaseRejection.OtherWithoutLead(other.number))
                : Optional.empty();
    }

    private boolean olderThan(DisputeCase other) {
        return Comparator.comparing(DisputeCase::raisedAt)
                        .thenComparing(DisputeCase::id)
                        .compare(this, other)
                < 0;
    }

    private interface Operation {
        CaseDecision decide();
    }

    private interface Given {
        CaseEvent fact(DisputeCase next, Instant signBy);
    }

    private CaseDecision act(CaseAction action, Actor actor, Operation operation) {
        Optional<CaseRejection> refusal = refusal(action, actor);
        return refusal.isPresent() ? new CaseDecision.Refused(refusal.get()) : operation.decide();
    }

    private CaseDecision give(CaseAction action, Department to, Instant at, SignLimits limits, Given given) {
        return switch (limits.signBy(colour, at)) {
            case Due.NoData none -> new CaseDecision.Refused(new CaseRejection.CalendarMissing(none.year()));
            case Due.At(Instant signBy) -> {
                DisputeCase next = step(action, at).joinedBy(to).ledBy(to, new SignClock(at, signBy));
                yield done(next, given.fact(next, signBy));
            }
        };
    }

    private CaseDecision share(
            CaseAction action, Actor actor, Instant at, ShareState state, Function<DisputeCase, CaseEvent> fact) {
        return act(action, actor, () -> {
            DisputeCase next = touched(at).withShare(actor.department(), state);
            return done(next, fact.apply(next));
        });
    }

    private static CaseDecision done(DisputeCase next, CaseEvent event) {
        return new CaseDecision.Done(next, event);
    }

    private DisputeCase ofType(String found) {
        return with(next -> next.type = found);
    }

    private DisputeCase step(CaseAction action, Instant at) {
        return touched(at).with(next -> next.status = Lifecycle.row(action).to().orElse(status));
    }

    private DisputeCase touched(Instant at) {
        return with(next -> {
            next.version++;
            next.updatedAt = at;
        });
    }

    private DisputeCase ledBy(@Nullable Department department, @Nullable SignClock running) {
        return with(next -> {
            next.lead = department;
            next.clock = running;
        });
    }

    private DisputeCase withDesk(Department department) {
        return with(next -> next.desk = department);
    }

    private DisputeCase withClock(@Nullable SignClock running) {
        return with(next -> next.clock = running);
    }

    private DisputeCase goneInto(UUID survivor) {
        return with(next -> next.mergedInto = survivor);
    }

    private DisputeCase withShare(Department department, ShareState state) {
        return with(next -> next.shares = shares.stream()
                .map(share -> share.department().equals(department) ? share.to(state) : share)
                .toList());
    }

    private DisputeCase joinedBy(Department department) {
        List<Share> joined = new ArrayList<>(shares);
        Optional<Share> present = shareOf(department);
        if (present.isEmpty()) {
            joined.add(new Share(department, ShareState.REQUESTED, version));
        } else if (present.get().state() == ShareState.REJECTED) {
            // asked again: what it refused before is a new question now
            joined.remove(present.get());
            joined.add(present.get().to(ShareState.REQUESTED));
        }
        return with(next -> next.shares = joined);
    }

    private DisputeCase with(Consumer<Changing> change) {
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
                restricted,
                mode,
                next.version,
                raisedAt,
                foundAt,
                next.updatedAt,
                next.clock,
                next.mergedInto);
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
        private long version;
        private Instant updatedAt;
        private @Nullable SignClock clock;
        private @Nullable UUID mergedInto;

        Changing(DisputeCase of) {
            type = of.type;
            status = of.status;
            colour = of.colour;
            certainty = of.certainty;
            lead = of.lead;
            desk = of.desk;
            shares = of.shares;
            version = of.version;
            updatedAt = of.updatedAt;
            clock = of.clock;
            mergedInto = of.mergedInto;
        }
    }
}
