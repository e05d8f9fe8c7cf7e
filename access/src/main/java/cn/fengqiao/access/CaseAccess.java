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
 * @param hidden what may not, with the reason for each
 */
public record CaseAccess(
        String policyVersion, Standing standing, Set<FieldClass> visible, Map<FieldClass, HiddenReason> hidden) {

    public CaseAccess {
        EnumSet<FieldClass> shown = EnumSet.noneOf(FieldClass.class);
        shown.addAll(visible);
        visible = Collections.unmodifiableSet(shown);
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
}
