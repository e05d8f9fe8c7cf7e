package cn.fengqiao.access;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a live feed may carry. Consoles with an equal feed see the same, so a frame is filtered and encoded once per
 * feed and not once per console.
 *
 * @param department whose consoles these are
 * @param area how far they look
 * @param existence whether the roles of these callers may know of cases; canaries come in any case
 * @param risk whether they may see what stands behind a colour
 * @param receipts whether they may see the receipts of departments
 */
public record LiveFeed(Department department, AreaPath area, boolean existence, boolean risk, boolean receipts) {

    public static LiveFeed of(Caller caller) {
        return new LiveFeed(
                caller.department(),
                caller.area(),
                CasePolicy.roleMaySee(caller, FieldClass.EXISTENCE),
                CasePolicy.roleMaySee(caller, FieldClass.RISK),
                CasePolicy.roleMaySee(caller, FieldClass.RECEIPTS));
    }

    /** Whether {@code department}, looking over {@code area}, may learn that the case exists. */
    public static boolean reaches(Department department, AreaPath area, Audience audience) {
        return area.covers(audience.area())
                && (!audience.restricted() || audience.departments().contains(department));
    }

    /** The event as this feed may show it, with what it may not show left out; empty when it must stay silent. */
    public Optional<Event> show(Event event) {
        return switch (event) {
            case Canary canary -> Optional.of(canary);
            case CaseEvent fact -> sees(fact.audience()) ? Optional.of(shown(fact)) : Optional.empty();
            case RiskEvent fact -> sees(fact.audience()) ? Optional.of(shown(fact)) : Optional.empty();
            case NotificationEvent fact ->
                sees(fact.audience()) && receipts && onCase(fact.audience()) ? Optional.of(fact) : Optional.empty();
        };
    }

    private boolean sees(Audience audience) {
        return existence && reaches(department, area, audience);
    }

    private boolean onCase(Audience audience) {
        return audience.departments().contains(department);
    }

    private Event shown(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Registered fact ->
                new CaseEvent.Registered(
                        fact.audience(),
                        fact.status(),
                        fact.number(),
                        fact.type(),
                        fact.source(),
                        fact.raisedBy(),
                        risk && onCase(fact.audience()) ? fact.partyCount() : 0,
                        risk && onCase(fact.audience()) ? fact.answers() : Map.of(),
                        // joins cases of one address; a machine's affair, of no use on a screen
                        null,
                        fact.foundAt(),
                        fact.mode());
            case CaseEvent.Accepted fact -> fact;
            case CaseEvent.Assigned fact -> fact;
            case CaseEvent.Signed fact -> fact;
            case CaseEvent.Returned fact -> fact;
            case CaseEvent.HandedOver fact -> fact;
            case CaseEvent.ShareAccepted fact -> fact;
            case CaseEvent.ShareRejected fact -> fact;
            case CaseEvent.ShareDone fact -> fact;
            case CaseEvent.Merged fact -> fact;
            case CaseEvent.Absorbed fact -> fact;
            case CaseEvent.Relocated fact -> fact;
        };
    }

    private Event shown(RiskEvent event) {
        return switch (event) {
            case RiskEvent.Changed fact when risk && onCase(fact.audience()) -> fact;
            case RiskEvent.Changed fact ->
                new RiskEvent.Changed(
                        fact.audience(),
                        fact.assessment(),
                        fact.colour(),
                        fact.previous(),
                        fact.certainty(),
                        0,
                        fact.ruleSet(),
                        List.of(),
                        List.of());
            case RiskEvent.CertaintyChanged fact -> fact;
        };
    }
}
