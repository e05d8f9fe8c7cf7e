package cn.fengqiao.cases.people;

import cn.fengqiao.cases.responsibility.Duty;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of responsibilities. */
final class ResponsibilityRequests {

    private ResponsibilityRequests() {}

    /**
     * Somebody is made responsible for a place that had nobody yet.
     *
     * @param since not after now; absent for now
     */
    record OpenResponsibility(
            AreaPath area,
            Level level,
            Seat seat,
            UUID official,
            @Nullable Instant since) {
        Appoint appointment() {
            return new Appoint(level, seat, official, since);
        }
    }

    /**
     * Somebody is made responsible at a level, or stands in there, where nobody did.
     *
     * @param since not after now; absent for now
     */
    record Appoint(
            Level level, Seat seat, UUID official, @Nullable Instant since) {
        Duty duty() {
            return new Duty(level, seat);
        }
    }

    /**
     * Somebody else shall take over.
     *
     * @param at from when on; absent for as soon as they accept
     */
    record ProposeHandover(
            Level level,
            Seat seat,
            UUID successor,
            @Nullable Instant at,
            @Nullable String reason) {
        Duty duty() {
            return new Duty(level, seat);
        }
    }

    /**
     * An answer to the handover that is proposed.
     *
     * @param reason required of a refusal, and of an administrator who accepts on written order
     */
    record AnswerHandover(Level level, Seat seat, @Nullable String reason) {
        Duty duty() {
            return new Duty(level, seat);
        }
    }
}
