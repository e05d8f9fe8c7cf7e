package cn.fengqiao.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue: every event type on the wire, its topic, and the record that carries its data. */
public enum EventType {
    CASE_REGISTERED("cn.fengqiao.case.registered.v1", Topics.CASE_EVENTS, CaseEvent.Registered.class),
    CASE_ACCEPTED("cn.fengqiao.case.accepted.v1", Topics.CASE_EVENTS, CaseEvent.Accepted.class),
    CASE_ASSIGNED("cn.fengqiao.case.assigned.v1", Topics.CASE_EVENTS, CaseEvent.Assigned.class),
    CASE_SIGNED("cn.fengqiao.case.signed.v1", Topics.CASE_EVENTS, CaseEvent.Signed.class),
    CASE_RETURNED("cn.fengqiao.case.returned.v1", Topics.CASE_EVENTS, CaseEvent.Returned.class),
    CASE_HANDED_OVER("cn.fengqiao.case.handed-over.v1", Topics.CASE_EVENTS, CaseEvent.HandedOver.class),
    CASE_SHARE_ACCEPTED("cn.fengqiao.case.share-accepted.v1", Topics.CASE_EVENTS, CaseEvent.ShareAccepted.class),
    CASE_SHARE_REJECTED("cn.fengqiao.case.share-rejected.v1", Topics.CASE_EVENTS, CaseEvent.ShareRejected.class),
    CASE_SHARE_DONE("cn.fengqiao.case.share-done.v1", Topics.CASE_EVENTS, CaseEvent.ShareDone.class),
    CASE_MERGED("cn.fengqiao.case.merged.v1", Topics.CASE_EVENTS, CaseEvent.Merged.class),
    CASE_ABSORBED("cn.fengqiao.case.absorbed.v1", Topics.CASE_EVENTS, CaseEvent.Absorbed.class),
    CASE_RELOCATED("cn.fengqiao.case.relocated.v1", Topics.CASE_EVENTS, CaseEvent.Relocated.class),
    CASE_DECLINED("cn.fengqiao.case.declined.v1", Topics.CASE_EVENTS, CaseMove.Declined.class),
    CASE_REFERRED_OUT("cn.fengqiao.case.referred-out.v1", Topics.CASE_EVENTS, CaseMove.ReferredOut.class),
    CASE_RESOLVING_STARTED(
            "cn.fengqiao.case.resolving-started.v1", Topics.CASE_EVENTS, CaseMove.ResolvingStarted.class),
    CASE_AGREED("cn.fengqiao.case.agreed.v1", Topics.CASE_EVENTS, CaseMove.Agreed.class),
    CASE_PERFORMED("cn.fengqiao.case.performed.v1", Topics.CASE_EVENTS, CaseMove.Performed.class),
    CASE_BREACHED("cn.fengqiao.case.breached.v1", Topics.CASE_EVENTS, CaseMove.Breached.class),
    CASE_GUIDED("cn.fengqiao.case.guided.v1", Topics.CASE_EVENTS, CaseMove.Guided.class),
    CASE_OUTCOME_RECORDED("cn.fengqiao.case.outcome-recorded.v1", Topics.CASE_EVENTS, CaseMove.OutcomeRecorded.class),
    CASE_WRITE_OFF_APPLIED("cn.fengqiao.case.write-off-applied.v1", Topics.CASE_EVENTS, CaseMove.WriteOffApplied.class),
    CASE_WRITE_OFF_REFUSED("cn.fengqiao.case.write-off-refused.v1", Topics.CASE_EVENTS, CaseMove.WriteOffRefused.class),
    CASE_WRITTEN_OFF("cn.fengqiao.case.written-off.v1", Topics.CASE_EVENTS, CaseMove.WrittenOff.class),
    CASE_ARCHIVED("cn.fengqiao.case.archived.v1", Topics.CASE_EVENTS, CaseMove.Archived.class),
    CASE_REOPENED("cn.fengqiao.case.reopened.v1", Topics.CASE_EVENTS, CaseMove.Reopened.class),
    CASE_CONTACT_MADE("cn.fengqiao.case.contact-made.v1", Topics.CASE_EVENTS, CaseProgress.ContactMade.class),
    CASE_REPORTED_BACK("cn.fengqiao.case.reported-back.v1", Topics.CASE_EVENTS, CaseProgress.ReportedBack.class),
    CASE_PLAN_RECORDED("cn.fengqiao.case.plan-recorded.v1", Topics.CASE_EVENTS, CaseProgress.PlanRecorded.class),
    CASE_FOLLOWED_UP("cn.fengqiao.case.followed-up.v1", Topics.CASE_EVENTS, CaseProgress.FollowedUp.class),
    CASE_PAUSED("cn.fengqiao.case.paused.v1", Topics.CASE_EVENTS, CaseProgress.Paused.class),
    CASE_RESUMED("cn.fengqiao.case.resumed.v1", Topics.CASE_EVENTS, CaseProgress.Resumed.class),
    CASE_EXTENSION_ASKED("cn.fengqiao.case.extension-asked.v1", Topics.CASE_EVENTS, CaseProgress.ExtensionAsked.class),
    CASE_EXTENSION_ANSWERED(
            "cn.fengqiao.case.extension-answered.v1", Topics.CASE_EVENTS, CaseProgress.ExtensionAnswered.class),
    CASE_RAISED_UP("cn.fengqiao.case.raised-up.v1", Topics.CASE_EVENTS, CaseProgress.RaisedUp.class),
    CASE_INSTRUCTED("cn.fengqiao.case.instructed.v1", Topics.CASE_EVENTS, CaseProgress.Instructed.class),
    CASE_SUPERVISED("cn.fengqiao.case.supervised.v1", Topics.CASE_EVENTS, CaseProgress.Supervised.class),
    CASE_SUPERVISION_CANCELLED(
            "cn.fengqiao.case.supervision-cancelled.v1", Topics.CASE_EVENTS, CaseProgress.SupervisionCancelled.class),
    CASE_DOCUMENT_FILED("cn.fengqiao.case.document-filed.v1", Topics.CASE_EVENTS, CaseProgress.DocumentFiled.class),
    CASE_FILE_SEALED("cn.fengqiao.case.file-sealed.v1", Topics.CASE_EVENTS, CaseProgress.FileSealed.class),
    CASE_RELAPSE_PROPOSED(
            "cn.fengqiao.case.relapse-proposed.v1", Topics.CASE_EVENTS, CaseProgress.RelapseProposed.class),
    CASE_CLOCK_MISSED("cn.fengqiao.case.clock-missed.v1", Topics.CASE_EVENTS, CaseProgress.ClockMissed.class),
    CASE_CONSENT_RECORDED(
            "cn.fengqiao.case.consent-recorded.v1", Topics.CASE_EVENTS, CaseProgress.ConsentRecorded.class),
    CASE_MEDIATOR_CHOSEN("cn.fengqiao.case.mediator-chosen.v1", Topics.CASE_EVENTS, CaseProgress.MediatorChosen.class),
    CASE_SESSION_HELD("cn.fengqiao.case.session-held.v1", Topics.CASE_EVENTS, CaseProgress.SessionHeld.class),
    CASE_PROMISE_MARKED("cn.fengqiao.case.promise-marked.v1", Topics.CASE_EVENTS, CaseProgress.PromiseMarked.class),
    CASE_CONFIRMATION_CHANGED(
            "cn.fengqiao.case.confirmation-changed.v1", Topics.CASE_EVENTS, CaseProgress.ConfirmationChanged.class),
    CASE_MEDIATION_NOTED("cn.fengqiao.case.mediation-noted.v1", Topics.CASE_EVENTS, CaseProgress.MediationNoted.class),
    CASE_AMENDED("cn.fengqiao.case.amended.v1", Topics.CASE_EVENTS, CaseProgress.Amended.class),
    CASE_PROTECTION_NOTED(
            "cn.fengqiao.case.protection-noted.v1", Topics.CASE_EVENTS, CaseProgress.ProtectionNoted.class),
    CASE_MEETING_HELD("cn.fengqiao.case.meeting-held.v1", Topics.CASE_EVENTS, CaseProgress.MeetingHeld.class),
    CASE_COMMITMENT_MADE("cn.fengqiao.case.commitment-made.v1", Topics.CASE_EVENTS, CaseProgress.CommitmentMade.class),
    CASE_COMMITMENT_MOVED(
            "cn.fengqiao.case.commitment-moved.v1", Topics.CASE_EVENTS, CaseProgress.CommitmentMoved.class),
    CASE_COMMITMENT_MARKED(
            "cn.fengqiao.case.commitment-marked.v1", Topics.CASE_EVENTS, CaseProgress.CommitmentMarked.class),
    CASE_COMMITMENT_WAIVED(
            "cn.fengqiao.case.commitment-waived.v1", Topics.CASE_EVENTS, CaseProgress.CommitmentWaived.class),
    CASE_PROMISE_OVERDUE("cn.fengqiao.case.promise-overdue.v1", Topics.CASE_EVENTS, CaseProgress.PromiseOverdue.class),
    CASE_SHARE_ASKED("cn.fengqiao.case.share-asked.v1", Topics.CASE_EVENTS, CaseShare.Asked.class),
    CASE_SHARE_WAIVED("cn.fengqiao.case.share-waived.v1", Topics.CASE_EVENTS, CaseShare.Waived.class),
    CASE_SHARE_REVOKED("cn.fengqiao.case.share-revoked.v1", Topics.CASE_EVENTS, CaseShare.Revoked.class),
    CASE_RESTRICTED("cn.fengqiao.case.restricted.v1", Topics.CASE_EVENTS, CaseRestriction.Restricted.class),
    CASE_RESTRICTION_LIFTED("cn.fengqiao.case.restriction-lifted.v1", Topics.CASE_EVENTS, CaseRestriction.Lifted.class),
    OFFICIAL_JOINED("cn.fengqiao.official.joined.v1", Topics.CASE_EVENTS, PeopleEvent.OfficialJoined.class),
    OFFICIAL_CHANGED("cn.fengqiao.official.changed.v1", Topics.CASE_EVENTS, PeopleEvent.OfficialChanged.class),
    OFFICIAL_LEFT("cn.fengqiao.official.left.v1", Topics.CASE_EVENTS, PeopleEvent.OfficialLeft.class),
    TEAM_CHANGED("cn.fengqiao.team.changed.v1", Topics.CASE_EVENTS, PeopleEvent.TeamChanged.class),
    RESPONSIBILITY_APPOINTED(
            "cn.fengqiao.responsibility.appointed.v1", Topics.CASE_EVENTS, PeopleEvent.ResponsibilityAppointed.class),
    RESPONSIBILITY_HANDOVER_PROPOSED(
            "cn.fengqiao.responsibility.handover-proposed.v1", Topics.CASE_EVENTS, PeopleEvent.HandoverProposed.class),
    RESPONSIBILITY_HANDOVER_ENDED(
            "cn.fengqiao.responsibility.handover-ended.v1", Topics.CASE_EVENTS, PeopleEvent.HandoverEnded.class),
    RESPONSIBILITY_HANDED_OVER(
            "cn.fengqiao.responsibility.handed-over.v1",
            Topics.CASE_EVENTS,
            PeopleEvent.ResponsibilityHandedOver.class),
    CAMPAIGN_DRAFTED("cn.fengqiao.campaign.drafted.v1", Topics.CASE_EVENTS, CampaignEvent.Drafted.class),
    CAMPAIGN_CHANGED("cn.fengqiao.campaign.changed.v1", Topics.CASE_EVENTS, CampaignEvent.Changed.class),
    CAMPAIGN_OPENED("cn.fengqiao.campaign.opened.v1", Topics.CASE_EVENTS, CampaignEvent.Opened.class),
    CAMPAIGN_CLOSED("cn.fengqiao.campaign.closed.v1", Topics.CASE_EVENTS, CampaignEvent.Closed.class),
    CAMPAIGN_CANCELLED("cn.fengqiao.campaign.cancelled.v1", Topics.CASE_EVENTS, CampaignEvent.Cancelled.class),
    CAMPAIGN_GRID_FINISHED(
            "cn.fengqiao.campaign.grid-finished.v1", Topics.CASE_EVENTS, CampaignEvent.GridFinished.class),
    CAMPAIGN_FINDING_RECORDED(
            "cn.fengqiao.campaign.finding-recorded.v1", Topics.CASE_EVENTS, CampaignEvent.FindingRecorded.class),
    CAMPAIGN_FINDING_DECIDED(
            "cn.fengqiao.campaign.finding-decided.v1", Topics.CASE_EVENTS, CampaignEvent.FindingDecided.class),
    CAMPAIGN_ANSWERS_ERASED(
            "cn.fengqiao.campaign.answers-erased.v1", Topics.CASE_EVENTS, CampaignEvent.AnswersErased.class),
    CLUE_REPORTED("cn.fengqiao.clue.reported.v1", Topics.CASE_EVENTS, ClueEvent.Reported.class),
    CLUE_VERIFIED("cn.fengqiao.clue.verified.v1", Topics.CASE_EVENTS, ClueEvent.Verified.class),
    CLUE_UNFOUNDED("cn.fengqiao.clue.unfounded.v1", Topics.CASE_EVENTS, ClueEvent.Unfounded.class),
    CLUE_MERGED("cn.fengqiao.clue.merged.v1", Topics.CASE_EVENTS, ClueEvent.Merged.class),
    CLUE_PROMOTED("cn.fengqiao.clue.promoted.v1", Topics.CASE_EVENTS, ClueEvent.Promoted.class),
    CLUE_CONTENT_ERASED("cn.fengqiao.clue.content-erased.v1", Topics.CASE_EVENTS, ClueEvent.ContentErased.class),
    PATROL_PLANNED("cn.fengqiao.patrol.planned.v1", Topics.CASE_EVENTS, PatrolEvent.Planned.class),
    PATROL_STARTED("cn.fengqiao.patrol.started.v1", Topics.CASE_EVENTS, PatrolEvent.Started.class),
    PATROL_CHECKED_IN("cn.fengqiao.patrol.checked-in.v1", Topics.CASE_EVENTS, PatrolEvent.CheckedIn.class),
    PATROL_FINISHED("cn.fengqiao.patrol.finished.v1", Topics.CASE_EVENTS, PatrolEvent.Finished.class),
    PATROL_MISSED("cn.fengqiao.patrol.missed.v1", Topics.CASE_EVENTS, PatrolEvent.Missed.class),
    PATROL_CANCELLED("cn.fengqiao.patrol.cancelled.v1", Topics.CASE_EVENTS, PatrolEvent.Cancelled.class),
    GROUP_FORMED("cn.fengqiao.group.formed.v1", Topics.CASE_EVENTS, GroupEvent.Formed.class),
    GROUP_CHANGED("cn.fengqiao.group.changed.v1", Topics.CASE_EVENTS, GroupEvent.Changed.class),
    GROUP_DISSOLVED("cn.fengqiao.group.dissolved.v1", Topics.CASE_EVENTS, GroupEvent.Dissolved.class),
    GROUP_REPORT_FILED("cn.fengqiao.group.report-filed.v1", Topics.CASE_EVENTS, GroupEvent.ReportFiled.class),
    GROUP_REPORT_ANSWERED("cn.fengqiao.group.report-answered.v1", Topics.CASE_EVENTS, GroupEvent.ReportAnswered.class),
    GROUP_REPORT_UNANSWERED(
            "cn.fengqiao.group.report-unanswered.v1", Topics.CASE_EVENTS, GroupEvent.ReportUnanswered.class),
    GROUP_REPORT_TAKEN_UP("cn.fengqiao.group.report-taken-up.v1", Topics.CASE_EVENTS, GroupEvent.ReportTakenUp.class),
    HOUSEHOLD_OPENED("cn.fengqiao.household.opened.v1", Topics.CASE_EVENTS, HouseholdEvent.Opened.class),
    HOUSEHOLD_CHANGED("cn.fengqiao.household.changed.v1", Topics.CASE_EVENTS, HouseholdEvent.Changed.class),
    HOUSEHOLD_MOVED("cn.fengqiao.household.moved.v1", Topics.CASE_EVENTS, HouseholdEvent.Moved.class),
    HOUSEHOLD_CLOSED("cn.fengqiao.household.closed.v1", Topics.CASE_EVENTS, HouseholdEvent.Closed.class),
    HOUSEHOLD_LINKED_TO_CASE(
            "cn.fengqiao.household.linked-to-case.v1", Topics.CASE_EVENTS, HouseholdEvent.LinkedToCase.class),
    HOUSEHOLD_UNLINKED("cn.fengqiao.household.unlinked.v1", Topics.CASE_EVENTS, HouseholdEvent.Unlinked.class),
    HOUSEHOLD_FOLLOWED_UP("cn.fengqiao.household.followed-up.v1", Topics.CASE_EVENTS, HouseholdEvent.FollowedUp.class),
    MEETING_CALLED("cn.fengqiao.meeting.called.v1", Topics.CASE_EVENTS, MeetingEvent.Called.class),
    MEETING_CANCELLED("cn.fengqiao.meeting.cancelled.v1", Topics.CASE_EVENTS, MeetingEvent.Cancelled.class),
    MEETING_ANSWERED("cn.fengqiao.meeting.answered.v1", Topics.CASE_EVENTS, MeetingEvent.Answered.class),
    MEETING_HELD("cn.fengqiao.meeting.held.v1", Topics.CASE_EVENTS, MeetingEvent.Held.class),
    MEETING_ACTION_SETTLED(
            "cn.fengqiao.meeting.action-settled.v1", Topics.CASE_EVENTS, MeetingEvent.ActionSettled.class),
    MEETING_ACTION_REASSIGNED(
            "cn.fengqiao.meeting.action-reassigned.v1", Topics.CASE_EVENTS, MeetingEvent.ActionReassigned.class),
    MEETING_REVIEW_DUE("cn.fengqiao.meeting.review-due.v1", Topics.CASE_EVENTS, MeetingEvent.ReviewDue.class),
    CASE_CANARY("cn.fengqiao.case.canary.v1", Topics.CASE_EVENTS, Canary.class),
    STUDIO_OPENED("cn.fengqiao.studio.opened.v1", Topics.CASE_EVENTS, StudioEvent.Opened.class),
    STUDIO_CHANGED("cn.fengqiao.studio.changed.v1", Topics.CASE_EVENTS, StudioEvent.Changed.class),
    STUDIO_CLOSED("cn.fengqiao.studio.closed.v1", Topics.CASE_EVENTS, StudioEvent.Closed.class),
    STUDIO_BOOKED("cn.fengqiao.studio.booked.v1", Topics.CASE_EVENTS, StudioEvent.Booked.class),
    STUDIO_BOOKING_MOVED("cn.fengqiao.studio.booking-moved.v1", Topics.CASE_EVENTS, StudioEvent.BookingMoved.class),
    STUDIO_BOOKING_CANCELLED(
            "cn.fengqiao.studio.booking-cancelled.v1", Topics.CASE_EVENTS, StudioEvent.BookingCancelled.class),
    STUDIO_BOOKING_KEPT("cn.fengqiao.studio.booking-kept.v1", Topics.CASE_EVENTS, StudioEvent.BookingKept.class),
    STUDIO_ACTIVITY_HELD("cn.fengqiao.studio.activity-held.v1", Topics.CASE_EVENTS, StudioEvent.ActivityHeld.class),
    RISK_CHANGED("cn.fengqiao.risk.changed.v1", Topics.RISK_EVENTS, RiskEvent.Changed.class),
    RISK_CERTAINTY_CHANGED(
            "cn.fengqiao.risk.certainty-changed.v1", Topics.RISK_EVENTS, RiskEvent.CertaintyChanged.class),
    RISK_REVIEWED("cn.fengqiao.risk.reviewed.v1", Topics.RISK_EVENTS, RiskEvent.Reviewed.class),
    RISK_CANARY("cn.fengqiao.risk.canary.v1", Topics.RISK_EVENTS, Canary.class),
    RECEIPT_ADVANCED(
            "cn.fengqiao.notification.receipt-advanced.v1",
            Topics.NOTIFICATION_EVENTS,
            NotificationEvent.ReceiptAdvanced.class),
    NOTIFICATION_CANARY("cn.fengqiao.notification.canary.v1", Topics.NOTIFICATION_EVENTS, Canary.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private static final Map<Class<? extends Event>, EventType> BY_DATA = Arrays.stream(values())
            .filter(type -> type.data != Canary.class)
            .collect(Collectors.toUnmodifiableMap(EventType::data, Function.identity()));

    private final String wireName;
    private final String topic;
    private final Class<? extends Event> data;

    EventType(String wireName, String topic, Class<? extends Event> data) {
        this.wireName = wireName;
        this.topic = topic;
        this.data = data;
    }

    /** The CloudEvents {@code type}. */
    public String wireName() {
        return wireName;
    }

    public String topic() {
        return topic;
    }

    public Class<? extends Event> data() {
        return data;
    }

    /** The CloudEvents {@code dataschema}: a stable name; the schema itself is in git under {@code contracts}. */
    public String dataSchema() {
        return "urn:fengqiao:schema:" + wireName;
    }

    /** The type of that name, or empty for one that a newer writer invented. */
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** Type of a fact. A canary's depends on its station. */
    public static EventType of(Event event) {
        if (event instanceof Canary canary) {
            return switch (canary.station()) {
                case "case-service" -> CASE_CANARY;
                case "risk-service" -> RISK_CANARY;
                case "notification-service" -> NOTIFICATION_CANARY;
                default -> throw new IllegalArgumentException("no such station: " + canary.station());
            };
        }
        EventType type = BY_DATA.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("the catalogue has no type for " + event.getClass());
        }
        return type;
    }
}
