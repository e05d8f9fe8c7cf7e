package cn.fengqiao.cases.store;

import cn.fengqiao.cases.rounds.Observed;
import cn.fengqiao.cases.rounds.PatrolState;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PatrolEvent.Miss;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patrol, as kept beside the common row.
 *
 * @param purpose code of the dictionary of purposes
 * @param day on which it begins
 * @param team that goes; absent when officials alone do
 * @param caseId the case it is because of, where the reader's department is on that
 * @param campaign the campaign it is because of, where the reader may know of that
 * @param stops how many there are
 * @param visited how many of them were checked in
 * @param missed what it lacked when its time was over; absent unless that was said
 * @param missedAt when that was said
 */
public record Patrol(
        UUID id,
        PatrolState state,
        String purpose,
        LocalDate day,
        Instant startsAt,
        Instant endsAt,
        @Nullable UUID team,
        @Nullable UUID caseId,
        @Nullable String caseNumber,
        @Nullable UUID campaign,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int stops,
        int visited,
        @Nullable Miss missed,
        @Nullable Instant missedAt) {

    /**
     * Somewhere to go.
     *
     * @param area a community, a grid or a building
     */
    public record Stop(
            UUID id,
            int position,
            AreaPath area,
            @Nullable Instant visitedAt,
            @Nullable Observed observed) {}

    /**
     * Somebody was at a stop.
     *
     * @param area where, as the worker chose it: the stop or a place in it
     * @param digest of the request, by which one that comes again is recognised
     * @param at when, as the phone says
     * @param receivedAt when it arrived
     * @param note sealed
     * @param clueId the clue that what was seen became, where the reader may know of it
     */
    public record CheckIn(
            UUID id,
            UUID patrol,
            UUID stop,
            AreaPath area,
            String bySubject,
            String byName,
            Department byDepartment,
            String key,
            byte[] digest,
            Instant at,
            Instant receivedAt,
            Observed observed,
            byte @Nullable [] note,
            @Nullable UUID clueId) {}

    /**
     * How the patrols because of a case stand for which a department answers.
     *
     * @param open whether one is planned or under way, and not one on which nobody set out in time
     * @param finished whether one is finished
     */
    public record Because(Department lead, boolean open, boolean finished) {}

    /** A patrol in a list. */
    public record Listed(Matter matter, Patrol patrol) {}

    /**
     * How much of a grid patrols went through.
     *
     * @param lastOn the day of the last check-in; absent when there is none
     */
    public record GridVisits(
            AreaPath area,
            int patrols,
            int stops,
            int visited,
            @Nullable LocalDate lastOn) {}
}
