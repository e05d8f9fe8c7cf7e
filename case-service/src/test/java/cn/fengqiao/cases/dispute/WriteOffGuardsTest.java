package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.AStanding.aStanding;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.dispute.WriteOffGuards.Approver;
import cn.fengqiao.cases.dispute.WriteOffGuards.Unmet;
import cn.fengqiao.cases.dispute.WriteOffStanding.Asked;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each guard by itself: everything else is as it should be. */
class WriteOffGuardsTest {

    private static final List<String> UNANSWERED = List.of("WEAPON_PREPARED");
    private static final WriteOffStanding FINE = aStanding().build();

    @Test
    void a_case_with_everything_done_may_be_written_off() {
        assertThat(unmet(ended().build(), FINE, "somebody-else", false)).isEmpty();
    }

    @Test
    void an_outcome_is_recorded() {
        assertThat(unmet(standing().build(), FINE)).containsExactly(unmet(WriteOffGuard.OUTCOME_SET));
    }

    @Test
    void what_was_agreed_is_performed() {
        var unperformed = aStanding().performed(false).build();

        assertThat(unmet(ended().build(), unperformed)).containsExactly(unmet(WriteOffGuard.PERFORMED_OR_GUIDED));
    }

    @Test
    void what_was_not_agreed_was_guided_and_its_notice_lies_in_the_file() {
        var unguided = aStanding().agreed(false).performed(false).build();
        var guided = aStanding().agreed(false).performed(false).guided(true).build();

        assertThat(unmet(ended().build(), unguided)).containsExactly(unmet(WriteOffGuard.PERFORMED_OR_GUIDED));
        assertThat(unmet(ended().build(), guided))
                .containsExactly(unmet(WriteOffGuard.DOCUMENTS_PRESENT, "GUIDANCE_NOTICE"));
    }

    @Test
    void every_part_is_done_or_waived() {
        DisputeCase dispute = ended().share(POLICE, ShareState.ACCEPTED)
                .share(EMERGENCY, ShareState.REJECTED)
                .build();

        assertThat(unmet(dispute, FINE)).containsExactly(unmet(WriteOffGuard.TASKS_DONE, "EMERGENCY", "POLICE"));
        assertThat(unmet(
                        ended().share(POLICE, ShareState.DONE)
                                .share(EMERGENCY, ShareState.WAIVED)
                                .build(),
                        FINE))
                .isEmpty();
    }

    @Test
    void who_was_only_informed_has_no_part() {
        assertThat(unmet(ended().share(POLICE, ShareState.REQUESTED).build(), FINE))
                .isEmpty();
    }

    @Test
    void a_dispute_that_was_not_mediated_needs_fewer_papers() {
        var direct = aStanding()
                .mediated(false)
                .agreed(false)
                .performed(false)
                .documents(Set.of("APPLICATION"))
                .build();

        assertThat(unmet(ended().build(), direct))
                .containsExactly(unmet(WriteOffGuard.DOCUMENTS_PRESENT, "IDENTITY_PROOF", "RIGHTS_NOTICE"));
    }

    @Test
    void every_promise_of_a_department_is_kept_or_waived_and_each_department_is_named_once() {
        DisputeCase dispute = ended().share(POLICE, ShareState.ACCEPTED).build();
        var committed = aStanding().committed(Set.of(POLICE, EMERGENCY)).build();

        assertThat(unmet(dispute, committed)).containsExactly(unmet(WriteOffGuard.TASKS_DONE, "EMERGENCY", "POLICE"));
        assertThat(unmet(ended().build(), committed))
                .containsExactly(unmet(WriteOffGuard.TASKS_DONE, "EMERGENCY", "POLICE"));
    }

    @Test
    void each_side_is_reached_or_was_tried_three_times() {
        assertThat(unmet(ended().build(), askedRespondent(new Asked(false, 2))))
                .containsExactly(unmet(WriteOffGuard.FOLLOWED_UP, "RESPONDENT"));
        assertThat(unmet(ended().build(), askedRespondent(new Asked(false, 3)))).isEmpty();
        assertThat(unmet(ended().build(), askedRespondent(new Asked(true, 1)))).isEmpty();
    }

    @Test
    void a_red_case_is_not_written_off() {
        assertThat(unmet(ended().colour(Colour.RED).build(), FINE)).containsExactly(unmet(WriteOffGuard.NOT_RED));
    }

    @Test
    void a_yellow_case_is_verified_by_the_second_tier() {
        DisputeCase yellow = ended().colour(Colour.YELLOW).build();

        assertThat(unmet(yellow, FINE, "somebody-else", false)).containsExactly(unmet(WriteOffGuard.YELLOW_BY_L2));
        assertThat(unmet(yellow, FINE, "somebody-else", true)).isEmpty();
        assertThat(unmet(yellow, FINE)).as("nobody verifies yet").isEmpty();
        assertThat(WriteOffGuards.unmet(
                        yellow, FINE, UNANSWERED, new Approver("a-leader-elsewhere", COMMUNITY, true, false)))
                .as("a rank is no office")
                .containsExactly(unmet(WriteOffGuard.YELLOW_BY_L2));
    }

    @Test
    void nobody_verifies_their_own_work() {
        assertThat(unmet(ended().build(), FINE, "the-mediator", true)).containsExactly(unmet(WriteOffGuard.OTHER_EYES));
    }

    @Test
    void an_open_duty_to_protect_keeps_the_case_open() {
        var protectedOne =
                aStanding().protections(Set.of("ORDER_APPLIED", "DUTY")).build();

        assertThat(unmet(ended().build(), protectedOne))
                .containsExactly(unmet(WriteOffGuard.NO_PROTECTION_OPEN, "DUTY", "ORDER_APPLIED"));
    }

    @Test
    void what_a_program_wrote_down_may_be_the_work_of_anybody_who_sits_at_it() {
        var byProgram = aStanding()
                .handlers(Set.of("community-system"))
                .programs(Set.of(COMMUNITY))
                .build();

        assertThat(unmet(ended().build(), byProgram, "somebody-there", false))
                .containsExactly(unmet(WriteOffGuard.OTHER_EYES));
        assertThat(unmet(ended().build(), byProgram, "their-leader", true)).isEmpty();
        assertThat(WriteOffGuards.unmet(
                        ended().build(),
                        byProgram,
                        UNANSWERED,
                        new Approver("somebody-elsewhere", POLICE, false, false)))
                .isEmpty();
    }

    @Test
    void the_danger_is_calculated_with_the_outcome() {
        var stale = aStanding().reviewedVersion(8).build();

        assertThat(unmet(ended().build(), stale)).containsExactly(unmet(WriteOffGuard.RISK_REVIEWED));
    }

    @Test
    void a_provisional_colour_names_the_questions_nobody_answered_and_red_has_a_guard_of_its_own() {
        ADispute provisional = ended().sure(Certainty.PROVISIONAL);

        assertThat(unmet(provisional.build(), FINE))
                .containsExactly(unmet(WriteOffGuard.NOT_PROVISIONAL, "WEAPON_PREPARED"));
        assertThat(unmet(provisional.colour(Colour.BLUE).build(), FINE))
                .containsExactly(unmet(WriteOffGuard.NOT_PROVISIONAL, "WEAPON_PREPARED"));
        assertThat(unmet(provisional.colour(Colour.RED).build(), FINE)).containsExactly(unmet(WriteOffGuard.NOT_RED));
    }

    @Test
    void there_are_eleven() {
        assertThat(WriteOffGuard.values()).hasSize(11);
    }

    private static WriteOffStanding askedRespondent(Asked asked) {
        return aStanding()
                .followUps(Map.of(Side.APPLICANT, new Asked(true, 1), Side.RESPONDENT, asked))
                .build();
    }

    private static ADispute standing() {
        return aCase().in(CaseStatus.PENDING_WRITE_OFF).ledBy(COMMUNITY).givenOutBy(COMMUNITY);
    }

    private static ADispute ended() {
        return standing().along(Axes.AT_FIRST.endedWith("SUCCESS"));
    }

    private static Unmet unmet(WriteOffGuard guard, String... missing) {
        return new Unmet(guard, List.of(missing));
    }

    private static List<Unmet> unmet(DisputeCase dispute, WriteOffStanding standing) {
        return WriteOffGuards.unmet(dispute, standing, UNANSWERED, null);
    }

    private static List<Unmet> unmet(DisputeCase dispute, WriteOffStanding standing, String approver, boolean level2) {
        return WriteOffGuards.unmet(dispute, standing, UNANSWERED, new Approver(approver, COMMUNITY, level2, level2));
    }
}
