package cn.fengqiao.access;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What one caller may know of one case, and why not more. Every field class is either visible or hidden with a reason.
 *
 * @param policyVersion which edition of the tables decided
 * @param standing how the caller stands to the case
 * @param visible what may be shown
 * @param own what may be shown of what the caller's department wrote itself, beyond {@code visible}; empty while it is on
 *     the case, and for a department that never was
 * @param hidden what may not, with the reason for each
 */
public record CaseAccess(
        String policyVersion,
        Standing standing,
        Set<FieldClass> visible,
        Set<FieldClass> own,
        Map<FieldClass, HiddenReason> hidden) {

    public CaseAccess {
        visible = copy(visible);
        own = copy(own);
        EnumMap<FieldClass, HiddenReason> withheld = new EnumMap<>(FieldClass.class);
        withheld.putAll(hidden);
        hidden = Collections.unmodifiableMap(withheld);
    }

    /** Whether the caller may even learn that the case exists; if not, the answer is that of a case that never was. */
    public boolean existenceKnown() {
        return visible.contains(FieldClass.EXISTENCE);
    }

    public boolean shows(FieldClass field) {
        return visible.contains(field);
    }

    /** The same for what the caller's own department wrote, which stays readable to it after it left the case. */
    public CaseAccess toOwnWork() {
        if (own.isEmpty()) {
            return this;
        }
        EnumSet<FieldClass> shown = EnumSet.copyOf(own);
        shown.addAll(visible);
        Map<FieldClass, HiddenReason> withheld = new EnumMap<>(FieldClass.class);
        withheld.putAll(hidden);
        withheld.keySet().removeAll(shown);
        return new CaseAccess(policyVersion, standing, shown, Set.of(), withheld);
    }

    /** What is shown to the one of this and to the one of {@code other} too; the rest is hidden for the first reason. */
    public CaseAccess within(CaseAccess other) {
        EnumSet<FieldClass> shown = EnumSet.noneOf(FieldClass.class);
        shown.addAll(visible);
        shown.retainAll(other.visible);
        Map<FieldClass, HiddenReason> withheld = new EnumMap<>(FieldClass.class);
        withheld.putAll(other.hidden);
        withheld.putAll(hidden);
        return new CaseAccess(policyVersion, standing, shown, Set.of(), withheld);
    }

    private static Set<FieldClass> copy(Set<FieldClass> fields) {
        EnumSet<FieldClass> copy = EnumSet.noneOf(FieldClass.class);
        copy.addAll(fields);
        return Collections.unmodifiableSet(copy);
    }
}
