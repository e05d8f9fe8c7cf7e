package cn.fengqiao.contract;

/**
 * Who may learn of a case at all has changed since it was raised. A case that others were merged into takes them along: each of
 * them says so itself.
 */
public sealed interface CaseRestriction extends CaseEvent {

    /** Only the departments on the case may learn of it from now on; any other that knew of it shows it to nobody any more. */
    record Restricted(Audience audience, CaseStatus status, Department by) implements CaseRestriction {}

    /** Every department of the place may learn of the case again. */
    record Lifted(Audience audience, CaseStatus status, Department by) implements CaseRestriction {}
}
