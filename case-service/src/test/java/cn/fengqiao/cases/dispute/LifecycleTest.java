package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.LIMITS;
import static cn.fengqiao.cases.dispute.ADispute.NOW;
import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.ADispute.somebodyOf;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
     * urban management where somebody leads, and every share is still open.
     */
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    REGISTERED        | COMMUNITY        | ACCEPT SHARE_ACCEPT MERGE
                    REGISTERED        | POLICE           | ACCEPT SHARE_ACCEPT SHARE_REJECT
                    ACCEPTED          | COMMUNITY        | ASSIGN SHARE_ACCEPT MERGE
                    ACCEPTED          | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    ASSIGNED          | URBAN_MANAGEMENT | SIGN SHARE_ACCEPT HAND_OVER RETURN MERGE
                    ASSIGNED          | COMMUNITY        | SHARE_ACCEPT HAND_OVER
                    ASSIGNED          | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    INVESTIGATING     | URBAN_MANAGEMENT | SHARE_ACCEPT HAND_OVER MERGE
                    INVESTIGATING     | COMMUNITY        | SHARE_ACCEPT HAND_OVER
                    INVESTIGATING     | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    RESOLVING         | URBAN_MANAGEMENT | SHARE_ACCEPT HAND_OVER
                    RESOLVING         | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    PERFORMING        | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    GUIDED            | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    OUTCOME_RECORDED  | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    PENDING_WRITE_OFF | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    REOPENED          | POLICE           | SHARE_ACCEPT SHARE_REJECT
                    WRITTEN_OFF       | POLICE           |
                    ARCHIVED          | POLICE           |
                    DECLINED          | POLICE           |
                    REFERRED_OUT      | POLICE           |
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
            assertThat(done.event()).isInstanceOf(event);
            assertThat(done.event().status()).isEqualTo(status);
            assertThat(done.event().audience()).isEqualTo(done.next().audience());
        });
    }

    static Stream<Arguments> done() {
        Actor community = somebodyOf(COMMUNITY);
        Actor urban = somebodyOf(URBAN_MANAGEMENT);
        return Stream.of(
                Arguments.of(
                        "accept",
                        standing(CaseStatus.REGISTERED).accept(community, null, NOW),
                        CaseStatus.ACCEPTED,
                        CaseEvent.Accepted.class),
                Arguments.of(
                        "assign",
                        standing(CaseStatus.ACCEPTED).assign(community, POLICE, NOW, LIMITS),
                        CaseStatus.ASSIGNED,
                        CaseEvent.Assigned.class),
                Arguments.of(
                        "sign",
                        standing(CaseStatus.ASSIGNED).sign(urban, NOW),
                        CaseStatus.INVESTIGATING,
                        CaseEvent.Signed.class),
                Arguments.of(
                        "return",
                        standing(CaseStatus.ASSIGNED).giveBack(urban, NOW),
                        CaseStatus.ACCEPTED,
                        CaseEvent.Returned.class),
                Arguments.of(
                        "hand over",
                        standing(CaseStatus.INVESTIGATING).handOver(urban, EMERGENCY, NOW, LIMITS),
                        CaseStatus.ASSIGNED,
                        CaseEvent.HandedOver.class),
                Arguments.of(
                        "share accept",
                        standing(CaseStatus.ACCEPTED).acceptShare(urban, NOW),
                        CaseStatus.ACCEPTED,
                        CaseEvent.ShareAccepted.class),
                Arguments.of(
                        "share reject",
                        standing(CaseStatus.ACCEPTED).rejectShare(urban, NOW),
                        CaseStatus.ACCEPTED,
                        CaseEvent.ShareRejected.class),
                Arguments.of(
                        "share done",
                        aCase().share(URBAN_MANAGEMENT, ShareState.ACCEPTED)
                                .build()
                                .finishShare(urban, NOW),
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
        Actor community = somebodyOf(COMMUNITY);
        Actor urban = somebodyOf(URBAN_MANAGEMENT);
        var nobody = new Actor("nobody", "无权者", COMMUNITY, EnumSet.noneOf(CaseAction.class));
        DisputeCase ofTwo = aCase().only(COMMUNITY, POLICE).build();
        return Stream.of(
                Arguments.of("role before everything", ofTwo.accept(nobody, null, NOW), CaseRejection.NotForRole.class),
                Arguments.of("not on the case", ofTwo.accept(urban, null, NOW), CaseRejection.NotOnCase.class),
                Arguments.of(
                        "a merged case cannot be handed over",
                        standing(CaseStatus.MERGED).handOver(urban, POLICE, NOW, LIMITS),
                        CaseRejection.WrongStatus.class),
                Arguments.of(
                        "only the responsible department signs",
                        standing(CaseStatus.ASSIGNED).sign(community, NOW),
                        CaseRejection.NotResponsible.class),
                Arguments.of(
                        "who leads cannot refuse a part",
                        standing(CaseStatus.ASSIGNED).rejectShare(urban, NOW),
                        CaseRejection.OwnCase.class),
                Arguments.of(
                        "who raised it cannot refuse a part",
                        standing(CaseStatus.REGISTERED).rejectShare(community, NOW),
                        CaseRejection.OwnCase.class),
                Arguments.of(
                        "what was not accepted cannot be done",
                        standing(CaseStatus.ACCEPTED).finishShare(urban, NOW),
                        CaseRejection.WrongShareState.class),
                Arguments.of(
                        "to whom it is handed is responsible already",
                        standing(CaseStatus.ASSIGNED).handOver(urban, URBAN_MANAGEMENT, NOW, LIMITS),
                        CaseRejection.AlreadyResponsible.class),
                Arguments.of(
                        "a year without holidays",
                        standing(CaseStatus.ACCEPTED)
                                .assign(community, POLICE, Instant.parse("2026-12-31T08:00:00Z"), LIMITS),
                        CaseRejection.CalendarMissing.class));
    }

    @Test
    void a_returned_case_is_led_by_the_desk_again_and_its_clock_stands() {
        DisputeCase assigned = aCase().in(CaseStatus.ASSIGNED)
                .ledBy(URBAN_MANAGEMENT)
                .givenOutBy(COMMUNITY)
                .toSignBy(NOW.plusSeconds(60))
                .build();

        CaseDecision decision = assigned.giveBack(somebodyOf(URBAN_MANAGEMENT), NOW);

        assertThat(decision).isInstanceOfSatisfying(CaseDecision.Done.class, done -> {
            assertThat(done.next().lead()).isEqualTo(COMMUNITY);
            assertThat(done.next().clock()).isNull();
        });
    }

    @Test
    void signing_counts_as_accepting_ones_part() {
        CaseDecision decision = standing(CaseStatus.ASSIGNED).sign(somebodyOf(URBAN_MANAGEMENT), NOW);

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

        CaseDecision decision = accepted.assign(somebodyOf(COMMUNITY), POLICE, NOW, LIMITS);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        CaseDecision.Done.class,
                        done -> assertThat(done.next()
                                        .shareOf(POLICE)
                                        .orElseThrow()
                                        .state())
                                .isEqualTo(ShareState.REQUESTED));
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
