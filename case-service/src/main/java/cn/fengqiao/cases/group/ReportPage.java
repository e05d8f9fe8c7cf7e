package cn.fengqiao.cases.group;

import cn.fengqiao.cases.store.NeighbourReports.Report;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports, oldest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportPage(List<ReportView> items, @Nullable UUID next) {

    /**
     * A report. Who reported is not in it, for nobody.
     *
     * @param kindName the kind in words
     * @param overdue whether the time to reply is over and there is no reply
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportView(
            UUID id,
            UUID group,
            String kind,
            String kindName,
            Instant filedAt,
            Instant replyBy,
            boolean overdue,
            @Nullable String text,
            @Nullable Instant repliedAt,
            @Nullable String repliedBy,
            @Nullable String reply,
            @Nullable UUID caseRaised,
            @Nullable String caseNumber,
            long version) {

        /** @param withContent whether what is about persons is shown */
        static ReportView of(Report report, ReportDesk desk, String kindName, Instant now, boolean withContent) {
            return new ReportView(
                    report.id(),
                    report.group(),
                    report.kind(),
                    kindName,
                    report.filedAt(),
                    report.replyDue(),
                    report.repliedAt() == null && !report.replyDue().isAfter(now),
                    withContent ? desk.textOf(report) : null,
                    report.repliedAt(),
                    report.repliedBy(),
                    withContent ? desk.replyOf(report) : null,
                    report.caseId(),
                    report.caseNumber(),
                    report.version());
        }
    }

    /**
     * The answer to a report.
     *
     * @param token with which the reporter asks for the reply; given out here and nowhere else
     */
    record ReportReceipt(UUID id, String token, Instant replyBy) {}

    /** What the holder of a token is told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplyView(
            Instant filedAt,
            Instant replyBy,
            boolean replied,
            @Nullable Instant repliedAt,
            @Nullable String reply) {}
}
