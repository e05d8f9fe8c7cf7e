package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.NOW;
import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.ADispute.by;
import static cn.fengqiao.cases.dispute.ADispute.somebodyOf;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseShare;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

    /**
     * For each state and department, what may be done: the case was raised by the community, given out by its desk to
     * urban management where somebody leads, every share is still open, nothing waits and nobody supervises.
     */
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    REGISTERED        | COMMUNITY        | ACCEPT SHARE_ACCEPT AMEND PROTECT REPORT_DANGER SAFEGUARD SHARE_ASK RESTRICT RAISE_UP INSTRUCT SUPERVISE SHARE_WAIVE SHARE_REVOKE MERGE DECLINE REFER_OUT
                    REGISTERED        | POLICE           | SHARE_ACCEPT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    ACCEPTED          | COMMUNITY        | ASSIGN SHARE_ACCEPT REPORT_BACK AMEND COMMIT PROTECT REPORT_DANGER SAFEGUARD SHARE_ASK RESTRICT RAISE_UP INSTRUCT SUPERVISE SHARE_WAIVE SHARE_REVOKE MERGE REFER_OUT
                    ACCEPTED          | POLICE           | SHARE_ACCEPT COMMIT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    ASSIGNED          | URBAN_MANAGEMENT | SIGN SHARE_ACCEPT REPORT_BACK AMEND COMMIT PROTECT REPORT_DANGER SAFEGUARD SHARE_ASK RESTRICT RAISE_UP INSTRUCT SUPERVISE HAND_OVER RETURN SHARE_WAIVE SHARE_REVOKE MERGE
                    ASSIGNED          | COMMUNITY        | SHARE_ACCEPT REPORT_BACK AMEND COMMIT PROTECT REPORT_DANGER SAFEGUARD RESTRICT INSTRUCT SUPERVISE HAND_OVER
                    ASSIGNED          | POLICE           | SHARE_ACCEPT COMMIT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    INVESTIGATING     | URBAN_MANAGEMENT | START_RESOLVING SHARE_ACCEPT CONTACT REPORT_BACK AMEND COMMIT PLAN PROTECT REPORT_DANGER SAFEGUARD MAKE_PAPER RECORD_OUTCOME SHARE_ASK RESTRICT PAUSE ASK_EXTENSION RAISE_UP INSTRUCT SUPERVISE HAND_OVER SHARE_WAIVE SHARE_REVOKE MERGE
                    INVESTIGATING     | COMMUNITY        | SHARE_ACCEPT CONTACT REPORT_BACK AMEND COMMIT PROTECT REPORT_DANGER SAFEGUARD RESTRICT INSTRUCT SUPERVISE HAND_OVER
                    INVESTIGATING     | POLICE           | SHARE_ACCEPT COMMIT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    RESOLVING         | URBAN_MANAGEMENT | SHARE_ACCEPT CONTACT REPORT_BACK AMEND COMMIT PLAN AGREE MEDIATE PROTECT REPORT_DANGER SAFEGUARD MAKE_PAPER SHARE_ASK RESTRICT PAUSE ASK_EXTENSION RAISE_UP INSTRUCT SUPERVISE HAND_OVER SHARE_WAIVE SHARE_REVOKE GUIDE
                    RESOLVING         | COMMUNITY        | SHARE_ACCEPT CONTACT REPORT_BACK AMEND COMMIT PROTECT REPORT_DANGER SAFEGUARD RESTRICT INSTRUCT SUPERVISE HAND_OVER
                    RESOLVING         | POLICE           | SHARE_ACCEPT COMMIT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    PERFORMING        | URBAN_MANAGEMENT | PERFORM SHARE_ACCEPT CONTACT REPORT_BACK AMEND COMMIT PLAN FOLLOW_UP MEDIATE PROTECT REPORT_DANGER SAFEGUARD MAKE_PAPER SHARE_ASK RESTRICT PAUSE RAISE_UP INSTRUCT SUPERVISE SHARE_WAIVE SHARE_REVOKE BREACH
                    PERFORMING        | COMMUNITY        | SHARE_ACCEPT CONTACT REPORT_BACK AMEND COMMIT FOLLOW_UP PROTECT REPORT_DANGER SAFEGUARD RESTRICT INSTRUCT SUPERVISE
                    PERFORMING        | POLICE           | SHARE_ACCEPT COMMIT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    GUIDED            | URBAN_MANAGEMENT | SHARE_ACCEPT CONTACT REPORT_BACK AMEND COMMIT PLAN MEDIATE PROTECT REPORT_DANGER SAFEGUARD MAKE_PAPER RECORD_OUTCOME SHARE_ASK RESTRICT RAISE_UP INSTRUCT SUPERVISE SHARE_WAIVE SHARE_REVOKE REOPEN
                    GUIDED            | COMMUNITY        | SHARE_ACCEPT CONTACT REPORT_BACK AMEND COMMIT PROTECT REPORT_DANGER SAFEGUARD RESTRICT INSTRUCT SUPERVISE REOPEN
                    GUIDED            | POLICE           | SHARE_ACCEPT COMMIT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    OUTCOME_RECORDED  | URBAN_MANAGEMENT | APPLY_WRITE_OFF SHARE_ACCEPT REPORT_BACK AMEND COMMIT FOLLOW_UP PROTECT REPORT_DANGER SAFEGUARD MAKE_PAPER SHARE_ASK RESTRICT RAISE_UP INSTRUCT SUPERVISE SHARE_WAIVE SHARE_REVOKE
                    OUTCOME_RECORDED  | COMMUNITY        | SHARE_ACCEPT REPORT_BACK AMEND COMMIT FOLLOW_UP PROTECT REPORT_DANGER SAFEGUARD RESTRICT INSTRUCT SUPERVISE
                    OUTCOME_RECORDED  | POLICE           | SHARE_ACCEPT COMMIT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    PENDING_WRITE_OFF | URBAN_MANAGEMENT | SHARE_ACCEPT AMEND PROTECT REPORT_DANGER SAFEGUARD PASS_WRITE_OFF FAIL_WRITE_OFF SHARE_ASK RESTRICT RAISE_UP INSTRUCT SUPERVISE SHARE_WAIVE SHARE_REVOKE
                    PENDING_WRITE_OFF | COMMUNITY        | SHARE_ACCEPT AMEND PROTECT REPORT_DANGER SAFEGUARD PASS_WRITE_OFF FAIL_WRITE_OFF RESTRICT INSTRUCT SUPERVISE
                    PENDING_WRITE_OFF | POLICE           | SHARE_ACCEPT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    REOPENED          | URBAN_MANAGEMENT | ASSIGN SIGN SHARE_ACCEPT REPORT_BACK AMEND COMMIT PROTECT REPORT_DANGER SAFEGUARD MAKE_PAPER SHARE_ASK RESTRICT RAISE_UP INSTRUCT SUPERVISE SHARE_WAIVE SHARE_REVOKE
                    REOPENED          | COMMUNITY        | SHARE_ACCEPT REPORT_BACK AMEND COMMIT PROTECT REPORT_DANGER SAFEGUARD RESTRICT INSTRUCT SUPERVISE
                    REOPENED          | POLICE           | SHARE_ACCEPT COMMIT PROTECT REPORT_DANGER INSTRUCT SUPERVISE SHARE_REJECT
                    WRITTEN_OFF       | URBAN_MANAGEMENT | FOLLOW_UP RESTRICT REOPEN
                    WRITTEN_OFF       | COMMUNITY        | FOLLOW_UP RESTRICT REOPEN
                    WRITTEN_OFF       | POLICE           |
                    ARCHIVED          | URBAN_MANAGEMENT | RESTRICT
                    ARCHIVED          | COMMUNITY        | RESTRICT
                    ARCHIVED          | POLICE           |
                    DECLINED          | URBAN_MANAGEMENT | RESTRICT
                    DECLINED          | COMMUNITY        | RESTRICT
                    DECLINED          | POLICE           |
                    REFERRED_OUT      | URBAN_MANAGEMENT | RESTRICT
                    REFERRED_OUT      | COMMUNITY        | RESTRICT
                    REFERRED_OUT      | POLICE           |
                    MERGED            | URBAN_MANAGEMENT |
                    MERGED            | COMMUNITY        |
                    MERGED            | POLICE           |
                    """)
    void each_state_admits_to_each_department_exactly_its_row(
            CaseStatus status, String department, @Nullable String allowed) {
        DisputeCase dispute = standing(status);

        List<CaseAction> possible = Arrays.stream(CaseAction.values())
                .filter(action -> dispute.refusal(action, somebodyOf(Department.of(department)))
                        .isEmpty())
                .toList();

        assertThat(possible.stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(allowed == null ? "" : allowed);
    }

    @Test
    void every_state_stands_in_the_table_of_this_test() {
        assertThat(CaseStatus.values()).hasSize(15);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("done")
    void a_command_leads_to_its_state_with_its_fact(
            String name, CaseDecision decision, CaseStatus status, Class<? extends CaseEvent> event) {
        assertThat(decision).isInstanceOfSatisfying(CaseDecision.Done.class, done -> {
            assertThat(done.next().status()).isEqualTo(status);
            assertThat(done.next().version()).isEqualTo(6);
            assertThat(done.events()).singleElement().isInstanceOf(event);
            assertThat(done.events().getFirst().status()).isEqualTo(status);
            assertThat(done.events().getFirst().audience())
                    .isEqualTo(done.next().audience());
        });
    }

    static Stream<Arguments> done() {
        Acting community = by(COMMUNITY);
        Acting urban = by(URBAN_MANAGEMENT);
        return Stream.of(
                Arguments.of(
                        "accept",
                        DeskWork.accept(standing(CaseStatus.REGISTERED), community, null),
                        CaseStatus.ACCEPTED,
                        CaseEvent.Accepted.class),
                Arguments.of(
                        "accept what one was asked for",
                        DeskWork.accept(
                                aCase().asked(URBAN_MANAGEMENT, ShareState.ACCEPTED)
                                        .build(),
                                urban,
                                null),
                        CaseStatus.ACCEPTED,
                        CaseEvent.Accepted.class),
                Arguments.of(
                        "ask who was only told",
                        Sharing.ask(standing(CaseStatus.REGISTERED), community, URBAN_MANAGEMENT, null),
                        CaseStatus.REGISTERED,
                        CaseShare.Asked.class),
                Arguments.of(
                        "assign",
                        DeskWork.assign(standing(CaseStatus.ACCEPTED), community, POLICE),
                        CaseStatus.ASSIGNED,
                        CaseEvent.Assigned.class),
                Arguments.of(
                        "sign",
                        DeskWork.sign(standing(CaseStatus.ASSIGNED), urban),
                        CaseStatus.INVESTIGATING,
                        CaseEvent.Signed.class),
                Arguments.of(
                        "return",
                        DeskWork.giveBack(standing(CaseStatus.ASSIGNED), urban),
                        CaseStatus.ACCEPTED,
                        CaseEvent.Returned.class),
                Arguments.of(
                        "hand over",
                        DeskWork.handOver(standing(CaseStatus.INVESTIGATING), urban, EMERGENCY),
                        CaseStatus.ASSIGNED,
                        CaseEvent.HandedOver.class),
                Arguments.of(
                        "share accept",
                        Sharing.accept(standing(CaseStatus.ACCEPTED), urban),
                        CaseStatus.ACCEPTED,
                        CaseEvent.ShareAccepted.class),
                Arguments.of(
                        "share reject",
                        Sharing.reject(standing(CaseStatus.ACCEPTED), urban),
                        CaseStatus.ACCEPTED,
                        CaseEvent.ShareRejected.class),
                Arguments.of(
                        "restrict",
                        Restricting.restrict(standing(CaseStatus.INVESTIGATING), community, Set.of(), Set.of()),
                        CaseStatus.INVESTIGATING,
                        CaseRestriction.Restricted.class),
                Arguments.of(
                        "restrict what is put away",
                        Restricting.restrict(standing(CaseStatus.ARCHIVED), urban, Set.of(), Set.of()),
                        CaseStatus.ARCHIVED,
                        CaseRestriction.Restricted.class),
                Arguments.of(
                        "lift a restriction",
                        Restricting.lift(
                                aCase().in(CaseStatus.RESOLVING)
                                        .ledBy(URBAN_MANAGEMENT)
                                        .restricted()
                                        .build(),
                                urban),
                        CaseStatus.RESOLVING,
                        CaseRestriction.Lifted.class),
                Arguments.of(
                        "lift it while nobody leads",
                        Restricting.lift(aCase().restricted().build(), community),
                        CaseStatus.REGISTERED,
                        CaseRestriction.Lifted.class),
                Arguments.of(
                        "share done",
                        Sharing.finish(
                                aCase().share(URBAN_MANAGEMENT, ShareState.ACCEPTED)
                                        .build(),
                                urban),
                        CaseStatus.REGISTERED,
                        CaseEvent.ShareDone.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_refusal_says_the_first_thing_that_stands_against_it(
            String name, CaseDecision decision, Class<? extends CaseRejection> why) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        CaseDecision.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(why));
    }

    static Stream<Arguments> refused() {
        Acting community = by(COMMUNITY);
        Acting urban = by(URBAN_MANAGEMENT);
        Acting nobody = by(new Actor("nobody", "无权者", COMMUNITY, EnumSet.noneOf(CaseAction.class)), NOW);
        DisputeCase ofTwo = aCase().only(COMMUNITY, POLICE).build();
        return Stream.of(
                Arguments.of(
                        "role before everything", DeskWork.accept(ofTwo, nobody, null), CaseRejection.NotForRole.class),
                Arguments.of(
                        "who was only told does not take a case on",
                        DeskWork.accept(standing(CaseStatus.REGISTERED), urban, null),
                        CaseRejection.NotAsked.class),
                Arguments.of(
                        "nor by accepting a part that nobody asked it for",
                        DeskWork.accept(
                                aCase().share(URBAN_MANAGEMENT, ShareState.ACCEPTED)
                                        .build(),
                                urban,
                                null),
                        CaseRejection.NotAsked.class),
                Arguments.of(
                        "nor while it has not said yes to the part it was asked for",
                        DeskWork.accept(
                                aCase().asked(URBAN_MANAGEMENT, ShareState.REQUESTED)
                                        .build(),
                                urban,
                                null),
                        CaseRejection.NotAsked.class),
                Arguments.of(
                        "who was let off does nothing on the case any more",
                        Resolving.reportBack(
                                aCase().in(CaseStatus.ACCEPTED)
                                        .ledBy(COMMUNITY)
                                        .share(URBAN_MANAGEMENT, ShareState.WAIVED)
                                        .build(),
                                urban),
                        CaseRejection.NotOnCase.class),
                Arguments.of(
                        "whose part was revoked has none to revoke",
                        Sharing.revoke(
                                aCase().share(URBAN_MANAGEMENT, ShareState.REVOKED)
                                        .build(),
                                community,
                                URBAN_MANAGEMENT),
                        CaseRejection.NoShare.class),
                Arguments.of(
                        "what was asked for is not asked for twice",
                        Sharing.ask(
                                aCase().asked(URBAN_MANAGEMENT, ShareState.REQUESTED)
                                        .build(),
                                community,
                                URBAN_MANAGEMENT,
                                null),
                        CaseRejection.TheirShareState.class),
                Arguments.of("not on the case", DeskWork.accept(ofTwo, urban, null), CaseRejection.NotOnCase.class),
                Arguments.of(
                        "who was only told closes no case off",
                        Restricting.restrict(standing(CaseStatus.REGISTERED), urban, Set.of(), Set.of()),
                        CaseRejection.WrongShareState.class),
                Arguments.of(
                        "a case that lives on in another is restricted with that one",
                        Restricting.restrict(standing(CaseStatus.MERGED), urban, Set.of(), Set.of()),
                        CaseRejection.WrongStatus.class),
                Arguments.of(
                        "what is restricted is not restricted twice",
                        Restricting.restrict(aCase().restricted().build(), community, Set.of(), Set.of()),
                        CaseRejection.AlreadyRestricted.class),
                Arguments.of(
                        "nobody stays on a case who is not on it",
                        Restricting.restrict(ofTwo, community, Set.of(), Set.of(URBAN_MANAGEMENT)),
                        CaseRejection.NoShare.class),
                Arguments.of(
                        "what is not restricted has nothing to be lifted",
                        Restricting.lift(standing(CaseStatus.ACCEPTED), community),
                        CaseRejection.NotRestricted.class),
                Arguments.of(
                        "only who holds it or gave it out opens it again",
                        Restricting.lift(
                                aCase().in(CaseStatus.RESOLVING)
                                        .ledBy(POLICE)
                                        .givenOutBy(COMMUNITY)
                                        .share(URBAN_MANAGEMENT, ShareState.ACCEPTED)
                                        .restricted()
                                        .build(),
                                urban),
                        CaseRejection.NotHolder.class),
                Arguments.of(
                        "a merged case cannot be handed over",
                        DeskWork.handOver(standing(CaseStatus.MERGED), urban, POLICE),
                        CaseRejection.WrongStatus.class),
                Arguments.of(
                        "only the responsible department signs",
                        DeskWork.sign(standing(CaseStatus.ASSIGNED), community),
                        CaseRejection.NotResponsible.class),
                Arguments.of(
                        "who leads cannot refuse a part",
                        Sharing.reject(standing(CaseStatus.ASSIGNED), urban),
                        CaseRejection.OwnCase.class),
                Arguments.of(
                        "who raised it cannot refuse a part",
                        Sharing.reject(standing(CaseStatus.REGISTERED), community),
                        CaseRejection.OwnCase.class),
                Arguments.of(
                        "what was not accepted cannot be done",
                        Sharing.finish(standing(CaseStatus.ACCEPTED), urban),
                        CaseRejection.WrongShareState.class),
                Arguments.of(
                        "to whom it is handed is responsible already",
                        DeskWork.handOver(standing(CaseStatus.ASSIGNED), urban, URBAN_MANAGEMENT),
                        CaseRejection.AlreadyResponsible.class),
                Arguments.of(
                        "a year without holidays",
                        DeskWork.assign(
                                standing(CaseStatus.ACCEPTED),
                                by(somebodyOf(COMMUNITY), Instant.parse("2026-12-31T08:00:00Z")),
                                POLICE),
                        CaseRejection.CalendarMissing.class));
    }

    @Test
    void a_returned_case_is_led_by_the_desk_again_which_has_the_time_of_a_signature_to_give_it_out() {
        DisputeCase assigned = aCase().in(CaseStatus.ASSIGNED)
                .ledBy(URBAN_MANAGEMENT)
                .givenOutBy(COMMUNITY)
                .waitingFor(ClockKind.SIGN)
                .build();

        CaseDecision decision = DeskWork.giveBack(assigned, by(URBAN_MANAGEMENT));

        assertThat(decision).isInstanceOfSatisfying(CaseDecision.Done.class, done -> {
            assertThat(done.next().lead()).isEqualTo(COMMUNITY);
            assertThat(done.next().clocks().find(ClockKind.SIGN))
                    .hasValueSatisfying(sign -> assertThat(sign.metAt()).isNull());
        });
    }

    @Test
    void signing_counts_as_accepting_ones_part() {
        CaseDecision decision = DeskWork.sign(standing(CaseStatus.ASSIGNED), by(URBAN_MANAGEMENT));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        CaseDecision.Done.class,
                        done -> assertThat(done.next()
                                        .shareOf(URBAN_MANAGEMENT)
                                        .orElseThrow()
                                        .state())
                                .isEqualTo(ShareState.ACCEPTED));
    }

    @Test
    void a_department_that_refused_is_asked_anew_when_it_is_made_responsible() {
        DisputeCase accepted = aCase().in(CaseStatus.ACCEPTED)
                .ledBy(COMMUNITY)
                .share(POLICE, ShareState.REJECTED)
                .build();

        CaseDecision decision = DeskWork.assign(accepted, by(COMMUNITY), POLICE);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        CaseDecision.Done.class,
                        done -> assertThat(done.next()
                                        .shareOf(POLICE)
                                        .orElseThrow()
                                        .state())
                                .isEqualTo(ShareState.REQUESTED));
    }

    @Test
    void who_is_let_off_or_taken_off_leaves_the_case_and_is_remembered() {
        DisputeCase left = aCase().share(URBAN_MANAGEMENT, ShareState.WAIVED)
                .share(POLICE, ShareState.REVOKED)
                .build();

        assertThat(left.audience().departments()).containsExactly(COMMUNITY, EMERGENCY);
        assertThat(left.former()).containsExactly(POLICE, URBAN_MANAGEMENT);
    }

    @Test
    void who_raised_the_case_stays_on_it_when_its_part_is_waived() {
        DisputeCase waived = aCase().share(COMMUNITY, ShareState.WAIVED).build();

        assertThat(waived.isOn(COMMUNITY)).isTrue();
        assertThat(waived.former()).isEmpty();
    }

    @Test
    void who_left_comes_back_by_being_asked_or_made_responsible() {
        DisputeCase left = aCase().in(CaseStatus.ACCEPTED)
                .ledBy(COMMUNITY)
                .share(POLICE, ShareState.REVOKED)
                .share(URBAN_MANAGEMENT, ShareState.WAIVED)
                .build();

        assertThat(Sharing.ask(left, by(COMMUNITY), POLICE, null))
                .isInstanceOfSatisfying(
                        CaseDecision.Done.class,
                        done -> assertThat(done.next().isOn(POLICE)).isTrue());
        assertThat(DeskWork.assign(left, by(COMMUNITY), URBAN_MANAGEMENT))
                .isInstanceOfSatisfying(
                        CaseDecision.Done.class,
                        done -> assertThat(done.next().shareOf(URBAN_MANAGEMENT))
                                .contains(new Share(URBAN_MANAGEMENT, ShareState.REQUESTED, 1, true, null)));
    }

    private static DisputeCase standing(CaseStatus status) {
        ADispute dispute = aCase().in(status).givenOutBy(COMMUNITY);
        return switch (status) {
            case REGISTERED -> aCase().build();
            case ACCEPTED -> dispute.ledBy(COMMUNITY).build();
            default -> dispute.ledBy(URBAN_MANAGEMENT).build();
        };
    }
}
