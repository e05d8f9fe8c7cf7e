package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.NOW;
import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.ADispute.by;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MergeTest {

    private final DisputeCase older = aCase().id(1)
            .raisedAt(NOW.minusSeconds(900))
            .only(COMMUNITY, POLICE)
            .build();
    private final DisputeCase younger = aCase().id(2)
            .raisedAt(NOW.minusSeconds(60))
            .only(COMMUNITY, EMERGENCY)
            .build();

    @Test
    void a_case_lives_on_in_the_older_one() {
        MergeDecision decision = Merging.merge(younger, by(COMMUNITY), older);

        assertThat(decision).isInstanceOfSatisfying(MergeDecision.Done.class, done -> {
            assertThat(done.survivor().id()).isEqualTo(older.id());
            assertThat(done.gone().id()).isEqualTo(younger.id());
            assertThat(done.gone().status()).isEqualTo(CaseStatus.MERGED);
            assertThat(done.gone().mergedInto()).isEqualTo(older.id());
            assertThat(done.absorbed().merged()).isEqualTo(younger.id());
            assertThat(done.merged().survivor()).isEqualTo(older.id());
        });
    }

    @Test
    void who_leads_a_case_may_let_it_end_in_one_that_is_led_too() {
        DisputeCase led =
                aCase().id(2).in(CaseStatus.INVESTIGATING).ledBy(EMERGENCY).build();
        DisputeCase ledToo = aCase().id(1).in(CaseStatus.ACCEPTED).ledBy(POLICE).build();

        assertThat(Merging.merge(led, by(EMERGENCY), ledToo))
                .isInstanceOfSatisfying(
                        MergeDecision.Done.class,
                        done -> assertThat(done.survivor().lead()).isEqualTo(POLICE));
    }

    @ParameterizedTest(name = "{0} led by {1} is not for {2} to end")
    @CsvSource(delimiter = '|', textBlock = """
                    REGISTERED    |           | EMERGENCY
                    ACCEPTED      | EMERGENCY | COMMUNITY
                    INVESTIGATING | EMERGENCY | COMMUNITY
                    INVESTIGATING | EMERGENCY | POLICE
                    """)
    void a_department_that_was_merely_informed_ends_nobodys_case(
            CaseStatus status, @Nullable String lead, String informed) {
        ADispute standing = aCase().id(2).in(status).givenOutBy(COMMUNITY);
        DisputeCase theirs = (lead == null ? standing : standing.ledBy(Department.of(lead))).build();
        DisputeCase ledToo = aCase().id(1).in(CaseStatus.ACCEPTED).ledBy(POLICE).build();

        assertThat(Merging.merge(theirs, by(Department.of(informed)), ledToo))
                .isEqualTo(new MergeDecision.Refused(
                        new CaseRejection.NotHolder(lead == null ? COMMUNITY : Department.of(lead))));
    }

    @Test
    void the_departments_of_both_are_on_the_survivor() {
        MergeDecision decision = Merging.merge(younger, by(COMMUNITY), older);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        MergeDecision.Done.class,
                        done -> assertThat(done.survivor().audience().departments())
                                .containsExactly(COMMUNITY, EMERGENCY, POLICE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void cases_that_do_not_belong_together_stay_apart(
            String name, DisputeCase other, Class<? extends CaseRejection> why) {
        DisputeCase asked = aCase().id(3).build();

        assertThat(Merging.merge(asked, by(COMMUNITY), other))
                .isInstanceOfSatisfying(
                        MergeDecision.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(why));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "ASSIGNED", "INVESTIGATING"})
    void a_case_somebody_answers_for_does_not_end_where_nobody_does(CaseStatus status) {
        DisputeCase led = aCase().id(2).in(status).ledBy(EMERGENCY).build();

        assertThat(Merging.merge(led, by(EMERGENCY), aCase().id(1).build()))
                .isInstanceOfSatisfying(
                        MergeDecision.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(CaseRejection.OtherWithoutLead.class));
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("itself", aCase().id(3).build(), CaseRejection.SameCase.class),
                Arguments.of("not on the other", aCase().id(4).only(POLICE).build(), CaseRejection.NotOnCase.class),
                Arguments.of(
                        "closed", aCase().id(4).in(CaseStatus.ARCHIVED).build(), CaseRejection.OtherCaseClosed.class),
                Arguments.of(
                        "other subdistrict",
                        aCase().id(2).at("HC.XX.C01.G01").build(),
                        CaseRejection.OtherSubdistrict.class),
                Arguments.of("younger", aCase().id(4).build(), CaseRejection.OtherIsYounger.class),
                Arguments.of("drill", aCase().id(2).exercise().build(), CaseRejection.ModeDiffers.class),
                Arguments.of("restricted", aCase().id(2).restricted().build(), CaseRejection.RestrictionDiffers.class));
    }
}
