package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.ClockRefusal;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Supervision;
import java.util.Set;

/** Why something may not be done to a case now. The order here is the order in which they are checked. */
public sealed interface CaseRejection {

    /** The caller's roles do not open this action. */
    record NotForRole(CaseAction action) implements CaseRejection {}

    /** The caller's department is not on the case. */
    record NotOnCase(Department department) implements CaseRejection {}

    /** Nobody asked the department to take part; it was only told of the case, and cannot take it on by itself. */
    record NotAsked(Department holder) implements CaseRejection {}

    /** Another department is responsible, and only it may do this. */
    record NotResponsible(Set<Department> responsible) implements CaseRejection {
        public NotResponsible {
            responsible = Set.copyOf(responsible);
        }
    }

    /** Only the department that answers for the case may let it end in another one. */
    record NotHolder(Department holder) implements CaseRejection {}

    /** The status does not allow it. */
    record WrongStatus(CaseStatus status, Set<CaseStatus> allowed) implements CaseRejection {
        public WrongStatus {
            allowed = Set.copyOf(allowed);
        }
    }

    /** The department's own part is not in a state that allows it. */
    record WrongShareState(ShareState state) implements CaseRejection {}

    /** Who raised or leads the case cannot refuse a part in it; the leading department returns the case instead. */
    record OwnCase(Department department) implements CaseRejection {}

    /** The department named is responsible already. */
    record AlreadyResponsible(Department department) implements CaseRejection {}

    /** The case waits already. */
    record AlreadyPaused() implements CaseRejection {}

    /** The case does not wait. */
    record NotPaused() implements CaseRejection {}

    /** More time was asked for already, or was not asked for. */
    record ExtensionAsked(boolean asked) implements CaseRejection {}

    /** Supervision only rises until it is cancelled. */
    record SupervisionOnlyRises(Supervision level) implements CaseRejection {}

    /** The case is not supervised. */
    record NotSupervised() implements CaseRejection {}

    /** Only the departments on the case know of it already. */
    record AlreadyRestricted() implements CaseRejection {}

    /** Every department of the place may know of the case as it is. */
    record NotRestricted() implements CaseRejection {}

    /** The clock that would have to change does not admit it. */
    record ClockRefused(ClockRefusal why) implements CaseRejection {}

    /** Nobody stands above the tier that answers for the case. */
    record HighestTier() implements CaseRejection {}

    /** The department named is not on the case. */
    record NoShare(Department department) implements CaseRejection {}

    /** The part of the department named does not admit it. */
    record TheirShareState(Department department, ShareState state) implements CaseRejection {}

    /** The department named raised or leads the case and cannot be sent away or asked. */
    record OwnersStay(Department department) implements CaseRejection {}

    /** After a breach the case goes back to resolving or on to other routes, nowhere else. */
    record NoSuchWay(CaseStatus to) implements CaseRejection {}

    /** A due time falls into a year whose holidays nobody has entered. */
    record CalendarMissing(int year) implements CaseRejection {}

    /** What stands against the case that another one should be merged into. */
    sealed interface OfTheOther extends CaseRejection {}

    /** A case cannot be merged into itself. */
    record SameCase() implements OfTheOther {}

    /** The other case is closed or merged itself. */
    record OtherCaseClosed(String number, CaseStatus status) implements OfTheOther {}

    /** The older of two cases survives, and the other one is younger. */
    record OtherIsYounger(String number) implements OfTheOther {}

    /** The two cases lie in different subdistricts. */
    record OtherSubdistrict() implements OfTheOther {}

    /** A drill and a real case are never one. */
    record ModeDiffers() implements OfTheOther {}

    /** One case is restricted and the other is not: merging would show one of them to more people, or hide the other. */
    record RestrictionDiffers() implements OfTheOther {}

    /** Somebody is responsible for this case and nobody for the other: merged, nobody would be. */
    record OtherWithoutLead(String number) implements OfTheOther {}
}
