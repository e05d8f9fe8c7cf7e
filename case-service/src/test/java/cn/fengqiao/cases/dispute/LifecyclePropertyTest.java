package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.BOOK;
import static cn.fengqiao.cases.dispute.ADispute.NOW;
import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.ADispute.somebodyOf;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.cases.clock.Consent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.contract.Supervision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/** Whatever departments do to a case, in whatever order and however much time passes, it stays a case. */
class LifecyclePropertyTest {

    private static final List<Department> DEPARTMENTS = List.of(COMMUNITY, EMERGENCY, POLICE, URBAN_MANAGEMENT);

    /** How many of ten attempts are drawn from what is allowed just then; the others are anything at all. */
    private static final int MOSTLY = 8;

    private static final Department LEAD = URBAN_MANAGEMENT;
    private static final Department DESK = COMMUNITY;

    /**
     * Somebody's attempt.
     *
     * @param pick a place among all attempts, or among those that are allowed
     * @param allowed whether it is one of these, below {@value #MOSTLY}
     * @param other a department the attempt may name, or a choice among the values it takes
     * @param later minutes since the one before
     */
    record Attempt(int pick, int allowed, int other, int later) {}

    /** Who does what. */
    private record Doing(CaseAction action, Department by) {}

    private static final List<Doing> ANYTHING = Arrays.stream(CaseAction.values())
            .flatMap(action -> DEPARTMENTS.stream().map(by -> new Doing(action, by)))
            .toList();

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10_000).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2_000))
                .as(Attempt::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    @Property(tries = 400)
    void a_case_stays_whole(
            @ForAll CaseStatus first, @ForAll Colour colour, @ForAll("attempts") List<Attempt> attempts) {
        DisputeCase dispute = beginning(first, colour);
        Instant at = NOW;
        for (Attempt attempt : attempts) {
            at = at.plus(Duration.ofMinutes(attempt.later()));
            if (dispute.wakesAt().filter(at::isAfter).isPresent()) {
                dispute = passed(dispute, Vigil.look(dispute, at, BOOK));
            }
            if (attempt.other() == 3) {
                dispute = dispute.recoloured(Colour.values()[attempt.later() % 4], Certainty.PROVISIONAL, at, BOOK);
                timed(dispute);
            }
            if (dispute.status() == CaseStatus.WRITTEN_OFF && attempt.allowed() == 0) {
                dispute = Ending.archive(dispute, at).next();
                timed(dispute);
                reached(dispute);
            }
            Doing doing = chosen(dispute, attempt);
            CaseDecision decision = attempted(dispute, doing, attempt, at);
            if (decision instanceof CaseDecision.Done done) {
                Statistics.label("done").collect(doing.action());
                boolean moved = dispute.status() != done.next().status();
                dispute = passed(dispute, done);
                if (moved) {
                    reached(dispute);
                }
            }
            boolean offered =
                    dispute.refusal(doing.action(), somebodyOf(doing.by())).isEmpty();
            assertThat(offered && dispute.status() == CaseStatus.MERGED)
                    .as("nothing is offered of a case that lives on in another")
                    .isFalse();
        }
        Statistics.label("done").coverage(LifecyclePropertyTest::everyAction);
        Statistics.label("reached").coverage(LifecyclePropertyTest::everyState);
    }

    private static void everyAction(StatisticsCoverage coverage) {
        for (CaseAction action : CaseAction.values()) {
            coverage.check(action).count(times -> times > 0);
        }
    }

    /** Into {@code REGISTERED} nothing leads: a case begins in it. */
    private static void everyState(StatisticsCoverage coverage) {
        EnumSet.complementOf(EnumSet.of(CaseStatus.REGISTERED))
                .forEach(status -> coverage.check(status).count(times -> times > 0));
    }

    private static void reached(DisputeCase dispute) {
        Statistics.label("reached").collect(dispute.status());
    }

    /** A case that has come as far as {@code first}, with the clocks it has there. */
    private static DisputeCase beginning(CaseStatus first, Colour colour) {
        ADispute raised = aCase().in(first).colour(colour).asked(EMERGENCY, ShareState.REQUESTED);
        DisputeCase dispute = (first == CaseStatus.REGISTERED
                        ? raised
                        : raised.ledBy(LEAD).givenOutBy(DESK).share(LEAD, ShareState.ACCEPTED))
                .build();
        return dispute.timed(HouseClocks.kept(dispute, Clocks.NONE, NOW, NOW, BOOK));
    }

    private static Doing chosen(DisputeCase dispute, Attempt attempt) {
        List<Doing> allowed = attempt.allowed() >= MOSTLY
                ? List.of()
                : ANYTHING.stream()
                        .filter(doing -> dispute.refusal(doing.action(), somebodyOf(doing.by()))
                                .isEmpty())
                        .toList();
        List<Doing> among = allowed.isEmpty() ? ANYTHING : allowed;
        return among.get(attempt.pick() % among.size());
    }

    /** What holds after every step. */
    private static DisputeCase passed(DisputeCase before, CaseDecision.Done done) {
        DisputeCase after = done.next();
        assertThat(after.version()).isEqualTo(before.version() + done.events().size());
        assertThat(moves(before.status(), after.status()))
                .as(before.status() + " to " + after.status())
                .isTrue();
        assertThat(after.shares()).isNotEmpty();
        assertThat(after.shares())
                .as("nothing is to be promised with a part that is over")
                .allMatch(share -> share.promise() == null
                        || share.asked()
                                && !Set.of(ShareState.DONE, ShareState.WAIVED, ShareState.REVOKED)
                                        .contains(share.state()));
        assertThat(after.isOn(after.raisedBy())).as("who raised it stays on it").isTrue();
        assertThat(after.shares())
                .as("who is on it and who was")
                .hasSize(after.departments().size() + after.former().size());
        assertThat(after.audience().restricted()).isEqualTo(after.restricted());
        if (after.restricted() && !before.restricted()) {
            assertThat(before.departments())
                    .as("nobody learns of a case by its being closed off")
                    .containsAll(after.departments());
            assertThat(after.departments())
                    .as("whoever works on it goes on")
                    .containsAll(before.departments().stream()
                            .filter(before::takesPart)
                            .toList());
        }
        if (after.lead() != null) {
            assertThat(after.isOn(after.lead())).as("who leads it is on it").isTrue();
        }
        if (!after.open()) {
            assertThat(after.clocks().all())
                    .as("nothing can be missed of a case that ended but what a law counts")
                    .allMatch(clock -> clock.metAt() != null || !clock.kind().house());
            assertThat(after.axes().pause()).isNull();
        }
        timed(after);
        assertThat(after.clocks().all()).extracting(Clock::kind).doesNotHaveDuplicates();
        assertThat(done.events())
                .allSatisfy(event -> assertThat(event.audience().area())
                        .isEqualTo(before.area().grid()));
        assertThat(after.raisedAt()).as("the start never moves").isEqualTo(before.raisedAt());
        return after;
    }

    /** Nothing waits without a limit, and nothing that is not waited for can be missed. */
    private static void timed(DisputeCase dispute) {
        Set<ClockKind> running = dispute.clocks().all().stream()
                .filter(clock -> clock.metAt() == null && clock.kind().house())
                .map(Clock::kind)
                .collect(Collectors.toSet());
        boolean calm = dispute.colour() == Colour.NONE || dispute.colour() == Colour.BLUE;
        boolean red = dispute.colour() == Colour.RED;
        switch (dispute.status()) {
            case REGISTERED -> assertThat(running).contains(ClockKind.ACCEPT);
            case ACCEPTED, ASSIGNED, REOPENED -> assertThat(running).contains(ClockKind.SIGN);
            case INVESTIGATING, RESOLVING -> {
                assertThat(red || running.contains(ClockKind.RESOLVE))
                        .as("what is no danger is to be resolved in a time: " + dispute)
                        .isTrue();
                for (ClockKind kind : List.of(ClockKind.FIRST_CONTACT, ClockKind.FIRST_REPORT)) {
                    assertThat(dispute.clocks().find(kind)).isPresent();
                }
                assertThat(red && dispute.clocks().find(ClockKind.PLAN).isEmpty())
                        .as("a danger asks for a plan")
                        .isFalse();
            }
            case PERFORMING,
                    GUIDED,
                    OUTCOME_RECORDED,
                    PENDING_WRITE_OFF,
                    WRITTEN_OFF,
                    ARCHIVED,
                    DECLINED,
                    REFERRED_OUT,
                    MERGED -> assertThat(running).isSubsetOf(ClockKind.SILENCE);
        }
        assertThat(running.contains(ClockKind.SILENCE))
                .as("who waits for nothing is not silent for long: " + dispute)
                .isEqualTo(dispute.open() && dispute.axes().pause() == null);
        if (!red) {
            assertThat(running).doesNotContain(ClockKind.PLAN);
        }
        if (calm) {
            assertThat(running).doesNotContain(ClockKind.JOINT_MEETING);
        }
    }

    private static boolean moves(CaseStatus from, CaseStatus to) {
        return from == to
                || Lifecycle.TABLE.stream()
                        .anyMatch(row -> row.from().contains(from) && row.to().contains(to));
    }

    private static CaseDecision attempted(DisputeCase dispute, Doing doing, Attempt attempt, Instant at) {
        Acting by = new Acting(somebodyOf(doing.by()), at, BOOK);
        Department other = DEPARTMENTS.get(attempt.other());
        return switch (doing.action()) {
            case ACCEPT -> DeskWork.accept(dispute, by, null);
            case ASSIGN -> DeskWork.assign(dispute, by, other);
            case SIGN -> DeskWork.sign(dispute, by);
            case START_RESOLVING -> Resolving.startResolving(dispute, by);
            case PERFORM -> Resolving.perform(dispute, by, "SUCCESS");
            case APPLY_WRITE_OFF -> Ending.apply(dispute, by);
            case SHARE_ACCEPT -> Sharing.accept(dispute, by);
            case SHARE_DONE -> Sharing.finish(dispute, by);
            case CONTACT -> Resolving.contact(dispute, by);
            case REPORT_BACK -> Resolving.reportBack(dispute, by);
            case AMEND ->
                Amending.amend(new Amending.What(List.of(), 2, Map.of(), Map.of(), List.of(), List.of(), null))
                        .on(dispute, by);
            case COMMIT ->
                Mediating.all(dispute, by, List.of(Committing.made(new UUID(0, 1), LocalDate.of(2026, 12, 1))));
            case PLAN -> Resolving.plan(dispute, by);
            case FOLLOW_UP -> Resolving.followUp(dispute, by, CaseProgress.Side.APPLICANT, true);
            case AGREE -> Resolving.agree(dispute, by, CaseMove.AgreementForm.ORAL);
            case RECORD_OUTCOME -> Resolving.recordOutcome(dispute, by, "FAILED");
            case PASS_WRITE_OFF -> Ending.pass(dispute, by);
            case FAIL_WRITE_OFF -> Ending.fail(dispute, by, CaseStatus.RESOLVING);
            case SHARE_ASK ->
                Sharing.ask(
                        dispute,
                        by,
                        other,
                        attempt.later() % 2 == 0
                                ? null
                                : new AskedPromise(new UUID(0, 2), doing.by(), LocalDate.of(2026, 12, 1)));
            case RESTRICT ->
                Restricting.restrict(dispute, by, Set.of(), attempt.later() % 2 == 0 ? Set.of() : Set.of(other));
            case LIFT_RESTRICTION -> Restricting.lift(dispute, by);
            case PAUSE -> Waiting.pause(dispute, by, "APPRAISAL", at.plus(Duration.ofDays(5)));
            case RESUME -> Waiting.resume(dispute, by);
            case ASK_EXTENSION -> Waiting.askExtension(dispute, by);
            case GRANT_EXTENSION -> Waiting.grantExtension(dispute, by, Consent.OF_BOTH);
            case REFUSE_EXTENSION -> Waiting.refuseExtension(dispute, by);
            case RAISE_UP -> Oversight.raiseUp(dispute, by);
            case INSTRUCT -> Oversight.instruct(dispute, by);
            case SUPERVISE -> Oversight.supervise(dispute, by, Supervision.values()[attempt.other()]);
            case CANCEL_SUPERVISION -> Oversight.cancelSupervision(dispute, by);
            case HAND_OVER -> DeskWork.handOver(dispute, by, other);
            case RETURN -> DeskWork.giveBack(dispute, by);
            case SHARE_WAIVE -> Sharing.waive(dispute, by, other);
            case SHARE_REVOKE -> Sharing.revoke(dispute, by, other);
            case SHARE_REJECT -> Sharing.reject(dispute, by);
            case BREACH -> Resolving.breach(dispute, by, CaseStatus.GUIDED);
            case GUIDE -> Resolving.guide(dispute, by, CaseMove.GuidanceCause.FAILED);
            case REOPEN -> Ending.reopen(dispute, by);
            case MERGE -> merged(dispute, by);
            case DECLINE -> DeskWork.decline(dispute, by);
            case REFER_OUT -> DeskWork.referOut(dispute, by);
            case MEDIATE -> Mediating.all(dispute, by, List.of(Mediating.consent(CaseProgress.Side.APPLICANT, true)));
            case PROTECT -> Mediating.all(dispute, by, List.of(Mediating.safety(CaseProgress.Step.CHILD_IN_DANGER)));
            case REPORT_DANGER ->
                Mediating.all(dispute, by, List.of(Mediating.safety(CaseProgress.Step.REPORT_RECORDED)));
            case SAFEGUARD ->
                Safeguarding.noted(
                                CaseProgress.ProtectionKind.ORDER,
                                CaseProgress.ProtectionStep.APPLIED,
                                at,
                                List.of(new Watched(ClockKind.PROTECTION_ORDER, at, null)))
                        .on(dispute, by);
            case MAKE_PAPER -> Mediating.all(dispute, by, List.of(Mediating.paper()));
        };
    }

    private static CaseDecision merged(DisputeCase dispute, Acting by) {
        DisputeCase older = aCase().id(0)
                .raisedAt(NOW.minusSeconds(3_600))
                .in(CaseStatus.ACCEPTED)
                .ledBy(COMMUNITY)
                .build();
        return switch (Merging.merge(dispute, by, older)) {
            case MergeDecision.Refused refused -> new CaseDecision.Refused(refused.why());
            case MergeDecision.Done done -> new CaseDecision.Done(done.gone(), List.of(done.merged()));
        };
    }
}
