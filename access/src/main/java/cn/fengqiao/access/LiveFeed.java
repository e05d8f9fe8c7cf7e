package cn.fengqiao.access;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.NeighbourhoodEvent;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a live feed may carry. Consoles with an equal feed see the same, so a frame is filtered and encoded once per
 * feed and not once per console.
 *
 * @param department whose consoles these are
 * @param area how far they look
 * @param existence whether the roles of these callers may know of cases; canaries come in any case
 * @param risk whether they may see what stands behind a colour
 * @param timeline whether they may see how the work on a case goes
 * @param receipts whether they may see the receipts of departments
 */
public record LiveFeed(
        Department department, AreaPath area, boolean existence, boolean risk, boolean timeline, boolean receipts) {

    /**
     * An event as a feed may show it.
     *
     * @param event the fact; what may not be shown of it is named in {@code withheld}
     * @param withheld names of its members that say nothing therefore. Whoever writes it leaves them out: a zero would be
     *     taken for the truth.
     * @param hidden the classes of fields they belong to, as the views of a case name them
     */
    public record Shown(Event event, Set<String> withheld, Set<FieldClass> hidden) {

        static Shown whole(Event event) {
            return new Shown(event, Set.of(), Set.of());
        }
    }

    /** Joins cases of one address; a machine's affair, of no use on a screen. */
    private static final String PLACE_KEY = "placeKey";

    private static final Set<String> ALL_OF_A_RESTRICTION = Set.of("audience", "status", "by");

    public static LiveFeed of(Caller caller) {
        return new LiveFeed(
                caller.department(),
                caller.area(),
                CasePolicy.roleMaySee(caller, FieldClass.EXISTENCE),
                CasePolicy.roleMaySee(caller, FieldClass.RISK),
                CasePolicy.roleMaySee(caller, FieldClass.TIMELINE),
                CasePolicy.roleMaySee(caller, FieldClass.RECEIPTS));
    }

    /** Whether {@code department}, looking over {@code area}, may learn that the case exists. */
    public static boolean reaches(Department department, AreaPath area, Audience audience) {
        return area.covers(audience.area())
                && (!audience.restricted() || audience.departments().contains(department));
    }

    /** The event as this feed may show it, with what it may not show left out; empty when it must stay silent. */
    public Optional<Shown> show(Event event) {
        return switch (event) {
            case Canary canary -> Optional.of(Shown.whole(canary));
            // that somebody is protected is not told at all to whoever may not see how the work goes
            case CaseProgress.ProtectionNoted fact ->
                sees(fact.audience()) && timeline && onCase(fact.audience())
                        ? Optional.of(Shown.whole(fact))
                        : Optional.empty();
            case CaseRestriction.Restricted fact when !sees(fact.audience()) -> gone(fact);
            case CaseEvent fact -> sees(fact.audience()) ? Optional.of(shown(fact)) : Optional.empty();
            case NeighbourhoodEvent fact -> sees(fact.audience()) ? Optional.of(Shown.whole(fact)) : Optional.empty();
            case RiskEvent fact -> sees(fact.audience()) ? Optional.of(shown(fact)) : Optional.empty();
            case NotificationEvent fact ->
                sees(fact.audience()) && receipts && onCase(fact.audience())
                        ? Optional.of(Shown.whole(fact))
                        : Optional.empty();
        };
    }

    /**
     * Until now every department of the place knew of the case, and its consoles may show it. They are told that it is gone, and
     * nothing of it but the id under which they knew it.
     */
    private Optional<Shown> gone(CaseRestriction.Restricted fact) {
        return existence && area.covers(fact.audience().area())
                ? Optional.of(new Shown(fact, ALL_OF_A_RESTRICTION, Set.of(FieldClass.EXISTENCE)))
                : Optional.empty();
    }

    private boolean sees(Audience audience) {
        return existence && reaches(department, area, audience);
    }

    private boolean onCase(Audience audience) {
        return audience.departments().contains(department);
    }

    private Shown shown(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Registered fact
            when risk && onCase(fact.audience()) ->
                new Shown(registered(fact, fact.partyCount(), fact.answers()), Set.of(PLACE_KEY), Set.of());
            case CaseEvent.Registered fact ->
                new Shown(
                        registered(fact, 0, Map.of()),
                        Set.of(PLACE_KEY, "partyCount", "answers"),
                        Set.of(FieldClass.RISK));
            case CaseProgress.Amended fact -> amended(fact);
            case CaseEvent fact when timeline && onCase(fact.audience()) -> Shown.whole(fact);
            case CaseEvent fact -> withoutDetails(fact);
        };
    }

    /** Members that say how the work on a case goes, and not only where it stands. */
    private static Shown withoutDetails(CaseEvent event) {
        Set<String> details = switch (event) {
            case CaseMove.Agreed fact -> Set.of("form");
            case CaseMove.Guided fact -> Set.of("cause");
            case CaseMove.OutcomeRecorded fact -> Set.of("outcome");
            case CaseProgress.FollowedUp fact -> Set.of("side", "reached");
            case CaseProgress.Paused fact -> Set.of("reason", "until");
            case CaseProgress.ExtensionAnswered fact -> Set.of("granted");
            case CaseProgress.RaisedUp fact -> Set.of("tier");
            case CaseProgress.Supervised fact -> Set.of("supervision");
            case CaseProgress.DocumentFiled fact -> Set.of("kind");
            case CaseProgress.ConsentRecorded fact -> Set.of("side", "given");
            case CaseProgress.SessionHeld fact -> Set.of("kind");
            case CaseProgress.PromiseMarked fact -> Set.of("state");
            case CaseProgress.ConfirmationChanged fact -> Set.of("state");
            case CaseProgress.MediationNoted fact -> Set.of("step");
            case CaseProgress.ClockMissed fact -> Set.of("clock", "level", "dueAt");
            case CaseProgress.MeetingHeld fact -> Set.of("meeting");
            case CaseProgress.RelapseProposed fact -> Set.of("relapse");
            case CaseProgress.PromiseOverdue fact -> Set.of("department", "source", "promise", "due");
            default -> Set.of();
        };
        return details.isEmpty() ? Shown.whole(event) : new Shown(event, details, Set.of(FieldClass.TIMELINE));
    }

    /** Which kinds of things changed belongs to the work, the answers to the danger; the key of the place is no use on a screen. */
    private Shown amended(CaseProgress.Amended fact) {
        boolean on = onCase(fact.audience());
        boolean work = timeline && on;
        boolean reasons = risk && on;
        Set<String> withheld = new TreeSet<>(Set.of(PLACE_KEY));
        Set<FieldClass> hidden = EnumSet.noneOf(FieldClass.class);
        if (!work) {
            withheld.add("changed");
            hidden.add(FieldClass.TIMELINE);
        }
        if (!reasons) {
            withheld.addAll(List.of("partyCount", "answers", "observedAt", "corrected", "correctedIn"));
            hidden.add(FieldClass.RISK);
        }
        return new Shown(
                new CaseProgress.Amended(
                        fact.audience(),
                        fact.status(),
                        fact.by(),
                        work ? fact.changed() : List.of(),
                        reasons ? fact.partyCount() : 0,
                        reasons ? fact.answers() : Map.of(),
                        reasons ? fact.observedAt() : Map.of(),
                        reasons ? fact.corrected() : List.of(),
                        reasons ? fact.correctedIn() : List.of(),
                        null),
                withheld,
                hidden);
    }

    private static CaseEvent.Registered registered(
            CaseEvent.Registered fact, int partyCount, Map<String, Answer> answers) {
        return new CaseEvent.Registered(
                fact.audience(),
                fact.status(),
                fact.number(),
                fact.type(),
                fact.source(),
                fact.raisedBy(),
                partyCount,
                answers,
                null,
                fact.foundAt(),
                fact.mode());
    }

    private Shown shown(RiskEvent event) {
        return switch (event) {
            case RiskEvent.Changed fact when risk && onCase(fact.audience()) -> Shown.whole(fact);
            case RiskEvent.Changed fact ->
                new Shown(
                        new RiskEvent.Changed(
                                fact.audience(),
                                fact.assessment(),
                                fact.colour(),
                                fact.previous(),
                                fact.certainty(),
                                0,
                                fact.ruleSet(),
                                List.of(),
                                List.of()),
                        Set.of("points", "reasons", "missing"),
                        Set.of(FieldClass.RISK));
            case RiskEvent.CertaintyChanged fact -> Shown.whole(fact);
            case RiskEvent.Reviewed fact -> Shown.whole(fact);
        };
    }
}
