package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.ADispute.by;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raised by the community, which leads it; the other three departments were told of it. */
class RestrictingTest {

    private static ADispute told() {
        return aCase().in(CaseStatus.INVESTIGATING).ledBy(COMMUNITY).givenOutBy(COMMUNITY);
    }

    private static CaseDecision.Done restricted(DisputeCase dispute, Set<Department> did, Set<Department> keep) {
        return (CaseDecision.Done) Restricting.restrict(dispute, by(COMMUNITY), did, keep);
    }

    @Test
    void who_was_only_told_is_no_longer_on_it_and_never_was() {
        CaseDecision.Done done = restricted(told().build(), Set.of(COMMUNITY), Set.of());

        assertThat(done.next().restricted()).isTrue();
        assertThat(done.next().departments()).containsExactly(COMMUNITY);
        assertThat(done.next().former()).isEmpty();
        assertThat(done.events())
                .containsExactly(new CaseRestriction.Restricted(
                        new Audience(done.next().area(), List.of(COMMUNITY), true),
                        CaseStatus.INVESTIGATING,
                        COMMUNITY));
    }

    @ParameterizedTest(name = "{0}, asked {1}: stays {2}")
    @CsvSource({
        "REQUESTED, false, false",
        "REQUESTED, true,  true",
        "ACCEPTED,  false, true",
        "REJECTED,  false, true",
        "DONE,      true,  true",
        "WAIVED,    true,  false",
        "REVOKED,   true,  false"
    })
    void a_part_that_is_worked_on_or_has_to_be_talked_about_stays(ShareState state, boolean asked, boolean stays) {
        DisputeCase dispute = (asked ? told().asked(POLICE, state) : told().share(POLICE, state)).build();

        DisputeCase next = restricted(dispute, Set.of(), Set.of()).next();

        assertThat(next.isOn(POLICE)).isEqualTo(stays);
        assertThat(next.shareOf(POLICE).isPresent()).isEqualTo(stays);
    }

    @Test
    void who_raised_and_who_gave_it_out_stay_whatever_became_of_their_part() {
        DisputeCase dispute = aCase().in(CaseStatus.RESOLVING)
                .ledBy(URBAN_MANAGEMENT)
                .givenOutBy(POLICE)
                .share(COMMUNITY, ShareState.WAIVED)
                .build();

        DisputeCase next =
                ((CaseDecision.Done) Restricting.restrict(dispute, by(URBAN_MANAGEMENT), Set.of(), Set.of())).next();

        assertThat(next.departments()).containsExactly(COMMUNITY, POLICE, URBAN_MANAGEMENT);
    }

    @Test
    void who_left_something_on_it_stays_and_who_left_it_after_that_keeps_its_own_work() {
        DisputeCase dispute = told().asked(POLICE, ShareState.REVOKED).build();

        DisputeCase next =
                restricted(dispute, Set.of(POLICE, EMERGENCY), Set.of()).next();

        assertThat(next.departments()).containsExactly(COMMUNITY, EMERGENCY);
        assertThat(next.former()).containsExactly(POLICE);
    }

    @Test
    void whom_the_act_names_stays() {
        DisputeCase next = restricted(told().build(), Set.of(), Set.of(POLICE)).next();

        assertThat(next.departments()).containsExactly(COMMUNITY, POLICE);
    }

    @Test
    void lifting_puts_nobody_back_on_it() {
        DisputeCase closed =
                restricted(told().build(), Set.of(), Set.of(POLICE)).next();

        CaseDecision.Done lifted = (CaseDecision.Done) Restricting.lift(closed, by(COMMUNITY));

        assertThat(lifted.next().restricted()).isFalse();
        assertThat(lifted.next().departments()).containsExactly(COMMUNITY, POLICE);
        assertThat(lifted.events())
                .containsExactly(
                        new CaseRestriction.Lifted(lifted.next().audience(), CaseStatus.INVESTIGATING, COMMUNITY));
    }

    @Test
    void what_lives_on_in_it_goes_along_and_keeps_whoever_stays_there() {
        DisputeCase absorbed = aCase().in(CaseStatus.MERGED).build();

        DisputeCase closed =
                Restricting.along(absorbed, by(POLICE), true, Set.of(POLICE)).next();
        DisputeCase opened =
                Restricting.along(closed, by(POLICE), false, Set.of(POLICE)).next();

        assertThat(closed.departments()).containsExactly(COMMUNITY, POLICE);
        assertThat(closed.restricted()).isTrue();
        assertThat(closed.status()).isEqualTo(CaseStatus.MERGED);
        assertThat(closed.version()).isEqualTo(absorbed.version() + 1);
        assertThat(opened.restricted()).isFalse();
        assertThat(opened.departments()).containsExactly(COMMUNITY, POLICE);
    }
}
