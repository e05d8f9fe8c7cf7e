package cn.fengqiao.cases.protection;

import cn.fengqiao.cases.protecting.Protecting.Decided;
import cn.fengqiao.kit.problem.MultiLine;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked about what protects somebody. */
final class ProtectionCommand {

    private ProtectionCommand() {}

    /**
     * @param applicant code of the dictionary of applicants
     * @param acceptedAt when the court took the application; its 72 hours, or 24, count from then
     * @param protects name of the person, or of the persons
     * @param against name of who is to keep away
     * @param measures what the court is asked to forbid
     */
    record ApplyForOrder(
            String applicant,
            boolean urgent,
            Instant acceptedAt,
            String protects,
            String against,
            String court,
            @Nullable @MultiLine String measures,
            @Nullable @MultiLine String note) {}

    /**
     * @param station that issued and delivered the letter
     * @param on the day it was delivered
     * @param until the last day on which somebody looks after it
     */
    record DeliverLetter(
            String protects,
            String against,
            String station,
            LocalDate on,
            LocalDate until,
            @Nullable @MultiLine String note) {}

    /**
     * @param duty code of the dictionary of duties
     * @param measures what is done and by whom; may say where somebody is
     */
    record BeginDuty(
            String duty,
            String protects,
            @MultiLine String measures,
            LocalDate on,
            LocalDate until,
            @Nullable @MultiLine String note) {}

    /**
     * @param until the last day of an order that was granted; absent for any other
     * @param measures what the court forbids
     */
    record DecideOrder(
            Decided decision,
            Instant decidedAt,
            @Nullable LocalDate until,
            @Nullable @MultiLine String measures,
            @Nullable @MultiLine String note) {}

    record ProlongProtection(
            LocalDate on,
            LocalDate until,
            @Nullable @MultiLine String note) {}

    record ChangeProtection(
            LocalDate on,
            @MultiLine String measures,
            @Nullable @MultiLine String note) {}

    record RevokeProtection(LocalDate on, @MultiLine String reason) {}

    /** @param reason what happened, without more detail than the case needs */
    record BreachProtection(LocalDate on, @MultiLine String reason) {}
}
