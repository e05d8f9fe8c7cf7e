package cn.fengqiao.cases.dispute;

import static cn.fengqiao.contract.CaseStatus.ACCEPTED;
import static cn.fengqiao.contract.CaseStatus.ASSIGNED;
import static cn.fengqiao.contract.CaseStatus.INVESTIGATING;
import static cn.fengqiao.contract.CaseStatus.REGISTERED;
import static cn.fengqiao.contract.CaseStatus.REOPENED;
import static cn.fengqiao.contract.CaseStatus.RESOLVING;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the house's clocks a case has, by its state, its colour and who works on it (domain §5): one table, asked after
 * every fact and every change of the colour, so that no way into a state leads past its limits.
 *
 * <p>§5 names no limit for a case that was taken on, or given back, and is not given out, nor for one that broke out again and
 * is not signed. Both wait for the same thing, that somebody puts a name under the work, so the limit of signing counts there:
 * {@link ClockKind#SIGN} runs from the moment the case came into these hands, and anew for whoever it is given to. That of
 * {@link ClockKind#ACCEPT} was met, and what is met once is not asked of the same department again.
 */
final class HouseClocks {

    /** What a clock is to a case. */
    enum Need {
        /** It runs, or was met. */
        RUNS,
        /** It is not started, but goes on where it runs. */
        STAYS,
        /** It is of no use: it ends, unless it was met. */
        NONE
    }

    /** What is counted from a signature, once in a life of the case; a case that breaks out again has another. */
    private static final Set<ClockKind> OF_THE_WORK = EnumSet.of(
            ClockKind.FIRST_CONTACT,
            ClockKind.FIRST_REPORT,
            ClockKind.JOINT_MEETING,
            ClockKind.PLAN,
            ClockKind.RESOLVE);

    private static final List<ClockKind> HOUSE =
            Arrays.stream(ClockKind.values()).filter(ClockKind::house).toList();

    private static final Set<CaseStatus> TO_BE_SIGNED = EnumSet.of(ACCEPTED, ASSIGNED, REOPENED);
    private static final Set<CaseStatus> UNDER_WAY = EnumSet.of(INVESTIGATING, RESOLVING);

    private static final int SEVERAL = 2;

    private HouseClocks() {}

    static Need need(ClockKind kind, DisputeCase dispute) {
        CaseStatus status = dispute.status();
        boolean red = dispute.colour() == Colour.RED;
        return switch (kind) {
            case ACCEPT -> runsIf(status == REGISTERED);
            case SIGN -> runsIf(TO_BE_SIGNED.contains(status));
            case FIRST_CONTACT, FIRST_REPORT -> ofTheWork(status);
            case PLAN -> red ? ofTheWork(status) : Need.NONE;
            case JOINT_MEETING -> red || isForSeveral(dispute) ? ofTheWork(status) : Need.NONE;
            // danger never lengthens what runs, and has a plan in place of a limit
            case RESOLVE -> red && UNDER_WAY.contains(status) ? Need.STAYS : ofTheWork(status);
            case SILENCE -> runsIf(dispute.open() && dispute.axes().pause() == null);
            case JUDICIAL_CONFIRMATION,
                    PETITION_ACCEPTANCE,
                    PETITION_REROUTE,
                    PETITION_CONCLUSION,
                    PROTECTION_ORDER,
                    PROTECTION_ORDER_URGENT,
                    PROTECTION_ORDER_VALIDITY -> Need.STAYS;
        };
    }

    /**
     * The clocks as the table wants them for {@code dispute}.
     *
     * @param workSince from when a time to resolve counts that is not there
     */
    static Clocks kept(DisputeCase dispute, Clocks clocks, Instant workSince, Instant at, ClockBook book) {
        Clocks next = clocks;
        for (ClockKind kind : HOUSE) {
            boolean there = next.find(kind).isPresent();
            boolean runs =
                    next.find(kind).filter(clock -> clock.metAt() == null).isPresent();
            Need need = need(kind, dispute);
            if (need == Need.RUNS && !there) {
                next = next.started(kind, dispute.colour(), kind == ClockKind.RESOLVE ? workSince : at, book);
            } else if (need == Need.NONE && runs) {
                next = next.without(kind);
            }
        }
        return next;
    }

    /** When the work on the case began in this life of it; {@code otherwise} while its clocks do not say so. */
    static Instant workBegan(Clocks clocks, Instant otherwise) {
        return clocks.all().stream()
                .filter(clock -> OF_THE_WORK.contains(clock.kind()))
                .map(Clock::startedAt)
                .filter(otherwise::isAfter)
                .min(Instant::compareTo)
                .orElse(otherwise);
    }

    /** The clocks of a case that broke out again: what was met before says nothing of this time. */
    static Clocks inAnotherLife(Clocks clocks) {
        Clocks next = clocks;
        for (ClockKind kind : OF_THE_WORK) {
            next = next.without(kind);
        }
        return next;
    }

    private static Need runsIf(boolean needed) {
        return needed ? Need.RUNS : Need.NONE;
    }

    /** What was begun goes on while the case is handed over or given back: that wins nobody time. */
    private static Need ofTheWork(CaseStatus status) {
        if (UNDER_WAY.contains(status)) {
            return Need.RUNS;
        }
        return TO_BE_SIGNED.contains(status) ? Need.STAYS : Need.NONE;
    }

    private static boolean isForSeveral(DisputeCase dispute) {
        return dispute.colour() == Colour.YELLOW
                && dispute.shares().stream()
                                .map(Share::state)
                                .filter(state -> state == ShareState.ACCEPTED || state == ShareState.DONE)
                                .count()
                        >= SEVERAL;
    }
}
