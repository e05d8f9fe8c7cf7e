package cn.fengqiao.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * What case-service says about groups of neighbours. The subject is the group. Who reported something travels nowhere,
 * and neither does what was reported.
 */
public sealed interface GroupEvent extends NeighbourhoodEvent {

    /** A group was formed. */
    record Formed(Audience audience) implements GroupEvent {}

    /** Its leader, its members or its help tasks changed. */
    record Changed(Audience audience) implements GroupEvent {}

    /** It was dissolved. */
    record Dissolved(Audience audience) implements GroupEvent {}

    /**
     * An incident was reported.
     *
     * @param kind code of the dictionary of incidents
     * @param replyBy until when the reporter is to have a reply
     */
    record ReportFiled(Audience audience, UUID report, String kind, Instant replyBy) implements GroupEvent {
        public ReportFiled {
            Code.check("kind", kind);
        }
    }

    /** The reporter has a reply. */
    record ReportAnswered(Audience audience, UUID report) implements GroupEvent {}

    /** The time to reply is over and there is none; said once. */
    record ReportUnanswered(Audience audience, UUID report) implements GroupEvent {}

    /** A report became a case. */
    record ReportTakenUp(Audience audience, UUID report, UUID caseId) implements GroupEvent {}
}
