package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.BOOK;
import static cn.fengqiao.cases.dispute.ADispute.NOW;
import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.ADispute.by;
import static cn.fengqiao.cases.dispute.ADispute.somebodyOf;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRefusal;
import cn.fengqiao.cases.clock.ClockState;
import cn.fengqiao.cases.clock.Consent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is done to a case, and what that does to its clocks. */
class TimingTest {

    private static final Instant DAYS_LATER = NOW.plus(Duration.ofDays(3));

    @Test
    void a_case_is_raised_with_the_time_to_take_it_on_and_the_time_it_may_be_silent() {
        DisputeCase raised = aCase().build().started(BOOK);

        assertThat(raised.clocks().all()).extracting(Clock::kind).containsExactly(ClockKind.ACCEPT, ClockKind.SILENCE);
    }

    @Test
    void taking_it_on_meets_the_first_clock_and_breaks_the_silence() {
        DisputeCase accepted = next(DeskWork.accept(aCase().build().started(BOOK), by(COMMUNITY), null));

        assertThat(state(accepted, ClockKind.ACCEPT)).isEqualTo(ClockState.MET);
        assertThat(clock(accepted, ClockKind.SILENCE).startedAt()).isEqualTo(NOW);
    }

    @Test
    void signing_starts_the_clocks_of_the_work_and_once_only() {
        DisputeCase signed = next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT)));
        DisputeCase again = next(DeskWork.sign(
                next(DeskWork.handOver(signed, by(somebodyOf(URBAN_MANAGEMENT), DAYS_LATER), POLICE)),
                by(somebodyOf(POLICE), DAYS_LATER)));

        assertThat(signed.clocks().all())
                .extracting(Clock::kind)
                .contains(ClockKind.FIRST_CONTACT, ClockKind.FIRST_REPORT, ClockKind.RESOLVE)
                .doesNotContain(ClockKind.PLAN, ClockKind.JOINT_MEETING);
        assertThat(clock(again, ClockKind.RESOLVE).startedAt())
                .as("handing a case over wins no time")
                .isEqualTo(NOW);
        assertThat(clock(again, ClockKind.SIGN).startedAt()).isEqualTo(DAYS_LATER);
    }

    @Test
    void danger_asks_for_a_plan_and_a_meeting() {
        DisputeCase signed = next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT)));

        DisputeCase red = signed.recoloured(Colour.RED, Certainty.PROVISIONAL, DAYS_LATER, BOOK);

        assertThat(clock(red, ClockKind.PLAN).deadlines().due()).isEqualTo(DAYS_LATER.plus(Duration.ofHours(24)));
        assertThat(clock(red, ClockKind.JOINT_MEETING).startedAt()).isEqualTo(DAYS_LATER);
        assertThat(clock(red, ClockKind.SILENCE).deadlines().due())
                .as("and for less silence")
                .isEqualTo(DAYS_LATER.plus(Duration.ofHours(24)));
    }

    @Test
    void a_yellow_case_asks_for_a_meeting_when_two_departments_are_at_work() {
        ADispute alone = aCase().in(CaseStatus.ASSIGNED).ledBy(URBAN_MANAGEMENT).colour(Colour.YELLOW);
        ADispute together = alone.share(POLICE, ShareState.ACCEPTED);

        DisputeCase one = next(DeskWork.sign(
                aCase().in(CaseStatus.ASSIGNED)
                        .ledBy(URBAN_MANAGEMENT)
                        .colour(Colour.YELLOW)
                        .build(),
                by(URBAN_MANAGEMENT)));
        DisputeCase two = next(DeskWork.sign(together.build(), by(URBAN_MANAGEMENT)));

        assertThat(one.clocks().find(ClockKind.JOINT_MEETING)).isEmpty();
        assertThat(two.clocks().find(ClockKind.JOINT_MEETING)).isPresent();
    }

    @Test
    void what_was_taken_on_or_given_back_is_to_be_given_out_in_the_time_for_a_signature() {
        DisputeCase accepted = next(DeskWork.accept(
                aCase().colour(Colour.RED).build().started(BOOK), by(somebodyOf(COMMUNITY), NOW), null));
        DisputeCase assigned = next(DeskWork.assign(
                accepted, by(somebodyOf(COMMUNITY), NOW.plus(Duration.ofMinutes(5))), URBAN_MANAGEMENT));
        DisputeCase returned = next(DeskWork.giveBack(assigned, by(somebodyOf(URBAN_MANAGEMENT), DAYS_LATER)));

        assertThat(due(accepted, ClockKind.SIGN)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(due(assigned, ClockKind.SIGN))
                .as("whoever it is given to has all the time")
                .isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        assertThat(returned.status()).isEqualTo(CaseStatus.ACCEPTED);
        assertThat(due(returned, ClockKind.SIGN)).isEqualTo(DAYS_LATER.plus(Duration.ofMinutes(15)));
    }

    @Test
    void giving_back_what_was_signed_before_wins_no_time() {
        DisputeCase signed = next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT)));
        DisputeCase passedOn = next(DeskWork.handOver(signed, by(somebodyOf(URBAN_MANAGEMENT), DAYS_LATER), POLICE));

        DisputeCase returned = next(DeskWork.giveBack(passedOn, by(somebodyOf(POLICE), DAYS_LATER)));

        assertThat(clock(returned, ClockKind.RESOLVE)).isEqualTo(clock(signed, ClockKind.RESOLVE));
        assertThat(clock(returned, ClockKind.FIRST_CONTACT)).isEqualTo(clock(signed, ClockKind.FIRST_CONTACT));
    }

    @Test
    void what_breaks_out_again_is_to_be_signed_and_worked_on_as_if_for_the_first_time() {
        DisputeCase worked = next(Resolving.reportBack(
                next(Resolving.contact(next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT))), by(URBAN_MANAGEMENT))),
                by(URBAN_MANAGEMENT)));
        DisputeCase guided = next(Resolving.guide(
                next(Resolving.startResolving(worked, by(URBAN_MANAGEMENT))),
                by(URBAN_MANAGEMENT),
                CaseMove.GuidanceCause.FAILED));

        DisputeCase reopened = next(Ending.reopen(guided, by(somebodyOf(URBAN_MANAGEMENT), DAYS_LATER)));
        Instant signedAt = DAYS_LATER.plus(Duration.ofHours(1));
        DisputeCase again = next(DeskWork.sign(reopened, by(somebodyOf(URBAN_MANAGEMENT), signedAt)));

        assertThat(running(reopened)).containsExactly(ClockKind.SIGN, ClockKind.SILENCE);
        assertThat(clock(reopened, ClockKind.SIGN).startedAt()).isEqualTo(DAYS_LATER);
        assertThat(running(again))
                .containsExactly(ClockKind.FIRST_CONTACT, ClockKind.FIRST_REPORT, ClockKind.SILENCE, ClockKind.RESOLVE);
        assertThat(clock(again, ClockKind.FIRST_CONTACT).startedAt()).isEqualTo(signedAt);
    }

    @Test
    void a_danger_that_is_over_asks_for_nothing_more_and_the_time_to_resolve_counts_from_the_signature() {
        DisputeCase red = next(DeskWork.sign(
                aCase().in(CaseStatus.ASSIGNED)
                        .ledBy(URBAN_MANAGEMENT)
                        .colour(Colour.RED)
                        .build(),
                by(URBAN_MANAGEMENT)));

        DisputeCase calm = red.recoloured(Colour.NONE, Certainty.CONFIRMED, DAYS_LATER, BOOK);

        assertThat(running(red))
                .containsExactly(
                        ClockKind.FIRST_CONTACT,
                        ClockKind.FIRST_REPORT,
                        ClockKind.SILENCE,
                        ClockKind.JOINT_MEETING,
                        ClockKind.PLAN);
        assertThat(running(calm))
                .containsExactly(ClockKind.FIRST_CONTACT, ClockKind.FIRST_REPORT, ClockKind.SILENCE, ClockKind.RESOLVE);
        assertThat(due(calm, ClockKind.RESOLVE)).isEqualTo(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void a_second_department_that_joins_a_yellow_case_later_asks_for_a_meeting_and_its_leaving_for_none() {
        DisputeCase alone = next(DeskWork.sign(
                aCase().in(CaseStatus.ASSIGNED)
                        .ledBy(URBAN_MANAGEMENT)
                        .colour(Colour.YELLOW)
                        .build(),
                by(URBAN_MANAGEMENT)));

        DisputeCase together = next(Sharing.accept(alone, by(somebodyOf(POLICE), DAYS_LATER)));
        DisputeCase left = next(Sharing.waive(together, by(URBAN_MANAGEMENT), POLICE));

        assertThat(alone.clocks().find(ClockKind.JOINT_MEETING)).isEmpty();
        assertThat(clock(together, ClockKind.JOINT_MEETING).startedAt()).isEqualTo(DAYS_LATER);
        assertThat(left.clocks().find(ClockKind.JOINT_MEETING)).isEmpty();
    }

    @Test
    void a_write_off_that_fails_gives_what_was_left_of_the_time_and_no_more() {
        DisputeCase signed = next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT)));
        Instant due = due(signed, ClockKind.RESOLVE);
        DisputeCase applied = next(Ending.apply(
                next(Resolving.recordOutcome(signed, by(somebodyOf(URBAN_MANAGEMENT), DAYS_LATER), "FAILED")),
                by(somebodyOf(URBAN_MANAGEMENT), DAYS_LATER)));
        Instant aWeekOn = DAYS_LATER.plus(Duration.ofDays(7));

        DisputeCase failed = next(Ending.fail(applied, by(somebodyOf(COMMUNITY), aWeekOn), CaseStatus.INVESTIGATING));
        DisputeCase dangerous = failed.recoloured(Colour.YELLOW, Certainty.CONFIRMED, aWeekOn, BOOK)
                .recoloured(Colour.NONE, Certainty.CONFIRMED, aWeekOn, BOOK);

        assertThat(state(applied, ClockKind.RESOLVE)).isEqualTo(ClockState.MET);
        assertThat(due(failed, ClockKind.RESOLVE)).isEqualTo(due.plus(Duration.ofDays(7)));
        assertThat(clock(failed, ClockKind.RESOLVE).startedAt()).isEqualTo(NOW);
        assertThat(due(dangerous, ClockKind.RESOLVE))
                .as("the colour takes no time away that was waited")
                .isEqualTo(due.plus(Duration.ofDays(7)));
    }

    @Test
    void a_meeting_that_was_held_meets_its_clock_and_breaks_the_silence() {
        DisputeCase red = next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT)))
                .recoloured(Colour.RED, Certainty.PROVISIONAL, NOW, BOOK);

        DisputeCase met =
                next(Oversight.meetingHeld(red, by(somebodyOf(URBAN_MANAGEMENT), DAYS_LATER), UUID.randomUUID()));

        assertThat(state(met, ClockKind.JOINT_MEETING)).isEqualTo(ClockState.MET);
        assertThat(clock(met, ClockKind.SILENCE).startedAt()).isEqualTo(DAYS_LATER);
        assertThat(met.status()).isEqualTo(red.status());
    }

    @Test
    void no_meeting_is_held_on_a_case_that_ended_or_by_a_department_that_is_not_on_it() {
        DisputeCase ended = aCase().in(CaseStatus.ARCHIVED).build();
        DisputeCase foreign = assigned();

        assertThat(Oversight.meetingHeld(ended, by(COMMUNITY), UUID.randomUUID()))
                .isInstanceOf(CaseDecision.Refused.class);
        assertThat(Oversight.meetingHeld(foreign, by(Department.of("NOBODY")), UUID.randomUUID()))
                .isEqualTo(new CaseDecision.Refused(new CaseRejection.NotOnCase(Department.of("NOBODY"))));
    }

    @Test
    void a_pause_stops_the_time_to_resolve_and_the_silence_and_resuming_gives_it_back() {
        DisputeCase signed = next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT)));
        Instant due = due(signed, ClockKind.RESOLVE);

        DisputeCase paused =
                next(Waiting.pause(signed, by(URBAN_MANAGEMENT), "APPRAISAL", NOW.plus(Duration.ofDays(10))));
        DisputeCase resumed =
                next(Waiting.resume(paused, by(somebodyOf(URBAN_MANAGEMENT), NOW.plus(Duration.ofDays(4)))));

        assertThat(state(paused, ClockKind.RESOLVE)).isEqualTo(ClockState.PAUSED);
        assertThat(paused.clocks().find(ClockKind.SILENCE)).isEmpty();
        assertThat(paused.wakesAt()).isPresent();
        assertThat(clock(resumed, ClockKind.RESOLVE).deadlines().due()).isEqualTo(due.plus(Duration.ofDays(4)));
        assertThat(resumed.clocks().find(ClockKind.SILENCE)).isPresent();
    }

    @Test
    void what_has_no_time_to_resolve_does_not_wait() {
        DisputeCase red = next(DeskWork.sign(
                aCase().in(CaseStatus.ASSIGNED)
                        .ledBy(URBAN_MANAGEMENT)
                        .colour(Colour.RED)
                        .build(),
                by(URBAN_MANAGEMENT)));

        CaseDecision refused = Waiting.pause(red, by(URBAN_MANAGEMENT), "APPRAISAL", DAYS_LATER);

        assertThat(refused)
                .isEqualTo(new CaseDecision.Refused(
                        new CaseRejection.ClockRefused(new ClockRefusal.NeverPaused(ClockKind.RESOLVE))));
    }

    @Test
    void more_time_takes_the_consent_of_both_and_is_given_once() {
        DisputeCase asked =
                next(Waiting.askExtension(next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT))), by(URBAN_MANAGEMENT)));
        Instant due = due(asked, ClockKind.RESOLVE);

        CaseDecision without = Waiting.grantExtension(asked, by(COMMUNITY), Consent.NOT_OF_BOTH);
        DisputeCase granted = next(Waiting.grantExtension(asked, by(COMMUNITY), Consent.OF_BOTH));

        assertThat(without)
                .isEqualTo(new CaseDecision.Refused(new CaseRejection.ClockRefused(new ClockRefusal.ConsentMissing())));
        assertThat(clock(granted, ClockKind.RESOLVE).deadlines().due()).isEqualTo(due.plus(Duration.ofDays(15)));
        assertThat(Waiting.askExtension(granted, by(URBAN_MANAGEMENT)))
                .as("what cannot be granted is not asked for")
                .isEqualTo(
                        new CaseDecision.Refused(new CaseRejection.ClockRefused(new ClockRefusal.ExtensionsUsedUp(1))));
    }

    @Test
    void more_time_is_not_asked_for_where_there_is_no_time_to_resolve_or_it_is_over() {
        DisputeCase signed = next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT)));
        Instant over = due(signed, ClockKind.RESOLVE).plusSeconds(1);
        DisputeCase red = next(DeskWork.sign(
                aCase().in(CaseStatus.ASSIGNED)
                        .ledBy(URBAN_MANAGEMENT)
                        .colour(Colour.RED)
                        .build(),
                by(URBAN_MANAGEMENT)));

        assertThat(Waiting.askExtension(red, by(URBAN_MANAGEMENT)))
                .isEqualTo(new CaseDecision.Refused(
                        new CaseRejection.ClockRefused(new ClockRefusal.NeverExtended(ClockKind.RESOLVE))));
        assertThat(Waiting.askExtension(signed, by(somebodyOf(URBAN_MANAGEMENT), over)))
                .isEqualTo(new CaseDecision.Refused(
                        new CaseRejection.ClockRefused(new ClockRefusal.TimeOver(over.minusSeconds(1)))));
    }

    @Test
    void an_agreement_meets_the_time_to_resolve_and_a_breach_gives_it_anew() {
        DisputeCase resolving = next(
                Resolving.startResolving(next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT))), by(URBAN_MANAGEMENT)));
        DisputeCase agreed = next(Resolving.agree(resolving, by(URBAN_MANAGEMENT), CaseMove.AgreementForm.ORAL));
        DisputeCase broken =
                next(Resolving.breach(agreed, by(somebodyOf(URBAN_MANAGEMENT), DAYS_LATER), CaseStatus.RESOLVING));

        assertThat(state(agreed, ClockKind.RESOLVE)).isEqualTo(ClockState.MET);
        assertThat(agreed.clocks().find(ClockKind.FIRST_CONTACT))
                .as("of no use any more")
                .isEmpty();
        assertThat(clock(broken, ClockKind.RESOLVE).startedAt()).isEqualTo(DAYS_LATER);
    }

    @Test
    void a_case_that_ends_keeps_what_was_met_and_nothing_that_could_be_missed() {
        DisputeCase declined = next(DeskWork.decline(aCase().build().started(BOOK), by(COMMUNITY)));

        assertThat(declined.clocks().all()).isEmpty();
        assertThat(declined.wakesAt()).isEmpty();
    }

    @Test
    void a_miss_is_said_level_by_level_and_each_once() {
        DisputeCase assigned = assigned();
        Instant late = Instant.parse("2026-12-20T00:00:00Z");

        CaseDecision.Done first =
                Vigil.look(assigned, due(assigned, ClockKind.SIGN).plusSeconds(1), BOOK);
        CaseDecision.Done second = Vigil.look(first.next(), late, BOOK);
        CaseDecision.Done third = Vigil.look(second.next(), late, BOOK);

        assertThat(misses(first)).containsExactly("SIGN MISSED");
        assertThat(misses(second)).containsSubsequence("SIGN L2", "SIGN L1").doesNotContain("SIGN MISSED");
        assertThat(third.events()).isEmpty();
        assertThat(second.next().version())
                .isEqualTo(first.next().version() + second.events().size());
        assertThat(third.next().wakesAt().filter(at -> !at.isAfter(late))).isEmpty();
    }

    @Test
    void that_nobody_went_to_court_in_time_is_no_miss_and_ends_the_time_for_it() {
        DisputeCase agreed = binding();
        Instant over = due(agreed, ClockKind.JUDICIAL_CONFIRMATION).plusSeconds(1);

        CaseDecision.Done looked = Vigil.look(agreed, over, BOOK);
        DisputeCase lapsed = Mediating.lapsed(agreed, "56", over).next();

        assertThat(looked.events()).isEmpty();
        assertThat(agreed.wakesAt()).isEmpty();
        assertThat(lapsed.clocks().find(ClockKind.JUDICIAL_CONFIRMATION)).isEmpty();
    }

    @Test
    void what_ended_is_confirmed_by_nobody() {
        assertThat(Timing.ended(binding().clocks()).find(ClockKind.JUDICIAL_CONFIRMATION))
                .isEmpty();
    }

    @Test
    void that_a_court_is_late_is_told_once_and_does_not_climb() {
        DisputeCase undecided = aCase().build();
        DisputeCase waiting =
                undecided.timed(undecided.clocks().started(ClockKind.PROTECTION_ORDER_URGENT, Colour.NONE, NOW, BOOK));

        CaseDecision.Done looked = Vigil.look(waiting, NOW.plus(Duration.ofDays(30)), BOOK);

        assertThat(misses(looked)).contains("PROTECTION_ORDER_URGENT MISSED");
        assertThat(misses(looked)).noneMatch(miss -> miss.matches("PROTECTION_ORDER_URGENT L."));
    }

    private static DisputeCase binding() {
        DisputeCase bare = aCase().build();
        return bare.timed(bare.clocks().started(ClockKind.JUDICIAL_CONFIRMATION, Colour.NONE, NOW, BOOK));
    }

    @Test
    void a_pause_that_is_over_ends_by_itself() {
        DisputeCase paused = next(Waiting.pause(
                next(DeskWork.sign(assigned(), by(URBAN_MANAGEMENT))), by(URBAN_MANAGEMENT), "APPRAISAL", DAYS_LATER));

        CaseDecision.Done looked = Vigil.look(paused, DAYS_LATER, BOOK);

        assertThat(looked.events().getFirst()).isInstanceOf(CaseProgress.Resumed.class);
        assertThat(looked.next().axes().pause()).isNull();
        assertThat(state(looked.next(), ClockKind.RESOLVE)).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void a_case_of_before_has_the_clocks_of_its_standing_once_it_is_looked_at() {
        DisputeCase limbo = aCase().in(CaseStatus.ACCEPTED)
                .colour(Colour.RED)
                .ledBy(COMMUNITY)
                .waitingFor(ClockKind.SILENCE)
                .build();

        CaseDecision.Done looked = Vigil.look(limbo, NOW, BOOK);

        assertThat(looked.events()).isEmpty();
        assertThat(looked.next().version()).isEqualTo(limbo.version());
        assertThat(clock(looked.next(), ClockKind.SIGN).startedAt()).isEqualTo(NOW);
        assertThat(clock(looked.next(), ClockKind.SILENCE)).isEqualTo(clock(limbo, ClockKind.SILENCE));
    }

    private static List<String> misses(CaseDecision.Done done) {
        return done.events().stream()
                .filter(CaseProgress.ClockMissed.class::isInstance)
                .map(CaseProgress.ClockMissed.class::cast)
                .map(missed -> missed.clock() + " " + missed.level())
                .toList();
    }

    private static List<ClockKind> running(DisputeCase dispute) {
        return dispute.clocks().all().stream()
                .filter(clock -> clock.metAt() == null)
                .map(Clock::kind)
                .toList();
    }

    private static DisputeCase assigned() {
        return next(DeskWork.assign(
                aCase().in(CaseStatus.ACCEPTED)
                        .ledBy(COMMUNITY)
                        .givenOutBy(COMMUNITY)
                        .build(),
                by(COMMUNITY),
                URBAN_MANAGEMENT));
    }

    private static Clock clock(DisputeCase dispute, ClockKind kind) {
        return dispute.clocks().find(kind).orElseThrow();
    }

    private static Instant due(DisputeCase dispute, ClockKind kind) {
        return Objects.requireNonNull(clock(dispute, kind).deadlines().due());
    }

    private static ClockState state(DisputeCase dispute, ClockKind kind) {
        return clock(dispute, kind).asOf(NOW.plusSeconds(1)).state();
    }

    private static DisputeCase next(CaseDecision decision) {
        return ((CaseDecision.Done) decision).next();
    }
}
