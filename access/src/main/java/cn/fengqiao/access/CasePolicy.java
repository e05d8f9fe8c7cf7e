package cn.fengqiao.access;

import static cn.fengqiao.access.FieldClass.CONTACT;
import static cn.fengqiao.access.FieldClass.EXISTENCE;
import static cn.fengqiao.access.FieldClass.NARRATIVE;
import static cn.fengqiao.access.FieldClass.PARTIES;
import static cn.fengqiao.access.FieldClass.READ_LOG;
import static cn.fengqiao.access.FieldClass.RECEIPTS;
import static cn.fengqiao.access.FieldClass.RISK;
import static cn.fengqiao.access.FieldClass.TIMELINE;

import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one policy of who may know what of a case. Three tables decide, in this order: how the caller stands to the case
 * ({@link #FIRST_STANDING}), what the department may see ({@link #CONTACT_ON_CASE}, {@link #NEVER}), what the role may
 * see ({@link #BY_ROLE}). A field class is shown when all of them agree; otherwise the first that refuses gives the
 * reason.
 *
 * <p>Basis: 个人信息保护法 §6 (no more than the purpose needs) and §28–30 (sensitive information). The tables are values,
 * so that a jurist can lay them beside the rules of the place.
 */
public final class CasePolicy {

    /** Edition of the tables below; it goes into every decision and into the read log. */
    public static final String VERSION = "2026-02";

    /**
     * From which standing on a field class is shown at all. The auditor of an area audits every reading in it: that a
     * restricted case was read is in the log, under its opaque id, and nothing else of the case.
     */
    static final Map<FieldClass, Standing> FIRST_STANDING = Map.of(
            EXISTENCE, Standing.NEIGHBOUR,
            PARTIES, Standing.ON_CASE,
            CONTACT, Standing.ON_CASE,
            NARRATIVE, Standing.ON_CASE,
            RISK, Standing.ON_CASE,
            TIMELINE, Standing.ON_CASE,
            RECEIPTS, Standing.ON_CASE,
            READ_LOG, Standing.SHUT_OUT);

    /**
     * Of what a department wrote itself, and goes on seeing after it left the case: as far as it sees it on the case. A document
     * that it filed names the people it is about; who they are as the case tells it is shown to it no more.
     */
    static final Set<FieldClass> OWN_WORK = Set.of(PARTIES, CONTACT, NARRATIVE, TIMELINE, RECEIPTS);

    /** Departments that see contact data as soon as they are on the case; any other one only while it leads. */
    static final Set<Department> CONTACT_ON_CASE = Set.of(Department.POLICE, Department.COMMUNITY);

    /** What a department never sees, whatever it is on a case. */
    static final Map<Department, Set<FieldClass>> NEVER = Map.of(Department.URBAN_MANAGEMENT, Set.of(CONTACT));

    /** What a role may see of a case; several roles add up. */
    static final Map<Role, Set<FieldClass>> BY_ROLE = Map.ofEntries(
            Map.entry(Role.DISPATCHER, Set.of(EXISTENCE, PARTIES, CONTACT, NARRATIVE, RISK, TIMELINE, RECEIPTS)),
            Map.entry(Role.RECEIVER, Set.of(EXISTENCE, PARTIES, CONTACT, NARRATIVE, RISK, TIMELINE, RECEIPTS)),
            Map.entry(Role.LIAISON, Set.of(EXISTENCE, PARTIES, CONTACT, NARRATIVE, RISK, TIMELINE, RECEIPTS)),
            Map.entry(Role.MEDIATOR, Set.of(EXISTENCE, PARTIES, CONTACT, NARRATIVE, RISK, TIMELINE, RECEIPTS)),
            Map.entry(Role.GRID_WORKER, Set.of(EXISTENCE, PARTIES, NARRATIVE, RISK, TIMELINE, RECEIPTS)),
            Map.entry(Role.LEADER, Set.of(EXISTENCE, PARTIES, NARRATIVE, RISK, TIMELINE, RECEIPTS)),
            Map.entry(Role.AUDITOR, Set.of(EXISTENCE, READ_LOG)),
            Map.entry(Role.ADMIN, Set.of(EXISTENCE)),
            Map.entry(Role.SYSTEM, Set.of(EXISTENCE)),
            Map.entry(Role.FEED, Set.of()),
            Map.entry(Role.SERVICE, Set.of()));

    private CasePolicy() {}

    /**
     * Decides what {@code caller} may know of a case.
     *
     * @param audience where the case lies and who is on it
     * @param lead the department that leads the case, if one does
     */
    public static CaseAccess decide(Caller caller, Audience audience, @Nullable Department lead) {
        return decide(caller, audience, Set.of(), lead);
    }

    /** The same, where it is known who was on the case: {@code former} are those that are no longer. */
    public static CaseAccess decide(
            Caller caller, Audience audience, Collection<Department> former, @Nullable Department lead) {
        Standing standing = standing(caller, audience, former, lead);
        Map<FieldClass, HiddenReason> hidden = new EnumMap<>(FieldClass.class);
        Set<FieldClass> visible = EnumSet.noneOf(FieldClass.class);
        for (FieldClass field : FieldClass.values()) {
            HiddenReason reason = refusal(caller, standing, field);
            if (reason == null) {
                visible.add(field);
            } else {
                hidden.put(field, reason);
            }
        }
        return new CaseAccess(VERSION, standing, visible, own(caller, standing), hidden);
    }

    private static Set<FieldClass> own(Caller caller, Standing standing) {
        return standing == Standing.FORMER
                ? OWN_WORK.stream()
                        .filter(field -> refusal(caller, Standing.ON_CASE, field) == null)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Whether there can be a case of which {@code caller} may know {@code field}. */
    public static boolean mayEverSee(Caller caller, FieldClass field) {
        return refusal(caller, Standing.LEAD, field) == null;
    }

    /**
     * Whether {@code caller} may know {@code field} of every case its department is on, so that whoever looks for it comes
     * upon no case of which it may not.
     */
    public static boolean seesOnEveryCase(Caller caller, FieldClass field) {
        return refusal(caller, Standing.ON_CASE, field) == null;
    }

    /** How {@code caller} stands to a case that {@code former} departments have left. */
    public static Standing standing(
            Caller caller, Audience audience, Collection<Department> former, @Nullable Department lead) {
        if (!caller.area().covers(audience.area())) {
            return Standing.OUTSIDE;
        }
        if (caller.department().equals(lead)) {
            return Standing.LEAD;
        }
        if (audience.departments().contains(caller.department())) {
            return Standing.ON_CASE;
        }
        if (former.contains(caller.department())) {
            return Standing.FORMER;
        }
        return audience.restricted() ? Standing.SHUT_OUT : Standing.NEIGHBOUR;
    }

    /** Whether one of the caller's roles may ever see {@code field}. */
    public static boolean roleMaySee(Caller caller, FieldClass field) {
        return caller.roles().stream()
                .anyMatch(role -> BY_ROLE.getOrDefault(role, Set.of()).contains(field));
    }

    private static @Nullable HiddenReason refusal(Caller caller, Standing standing, FieldClass field) {
        if (standing == Standing.OUTSIDE) {
            return HiddenReason.OUTSIDE_AREA;
        }
        if (standing.compareTo(FIRST_STANDING.getOrDefault(field, Standing.LEAD)) < 0) {
            return switch (standing) {
                case SHUT_OUT -> HiddenReason.RESTRICTED;
                case FORMER -> HiddenReason.NO_LONGER_ON_CASE;
                case OUTSIDE, NEIGHBOUR, ON_CASE, LEAD -> HiddenReason.NOT_ON_CASE;
            };
        }
        if (NEVER.getOrDefault(caller.department(), Set.of()).contains(field)) {
            return HiddenReason.NEVER_FOR_DEPARTMENT;
        }
        if (field == CONTACT && standing != Standing.LEAD && !CONTACT_ON_CASE.contains(caller.department())) {
            return HiddenReason.NOT_LEAD;
        }
        return roleMaySee(caller, field) ? null : HiddenReason.NOT_FOR_ROLE;
    }
}
