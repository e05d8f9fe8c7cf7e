package cn.fengqiao.contract;

/** Who takes part in a case changed by the department that answers for it. */
public sealed interface CaseShare extends CaseEvent {

    /** A department was asked for a part in the case, or asked again. */
    record Asked(Audience audience, CaseStatus status, Department by, Department department) implements CaseShare {}

    /** The part of a department is no longer needed. */
    record Waived(Audience audience, CaseStatus status, Department by, Department department) implements CaseShare {}

    /** A department is no longer on the case; what it did itself stays its own. */
    record Revoked(Audience audience, CaseStatus status, Department by, Department department) implements CaseShare {}
}
