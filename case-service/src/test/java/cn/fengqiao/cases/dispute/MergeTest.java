package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.NOW;
import static cn.fengqiao.cases.dispute.ADispute.aCase;
import static cn.fengqiao.cases.dispute.ADispute.somebodyOf;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.CaseStatus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest {

    private final DisputeCase older = aCase().id(1)
            .raisedAt(NOW.minusSeconds(900))
            .only(COMMUNITY, POLICE)
            .build();
    private final DisputeCase younger = aCase().id(2)
            .raisedAt(NOW.minusSeconds(60))
            .only(COMMUNITY, EMERGENCY)
            .build();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_older_case_survives_whichever_was_named(boolean askedOfTheOlder) {
        DisputeCase asked = askedOfTheOlder ? older : younger;
        DisputeCase named = askedOfTheOlder ? younger : older;

        MergeDecision decision = asked.merge(somebodyOf(COMMUNITY), named, NOW);

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
    void the_departments_of_both_are_on_the_survivor() {
        MergeDecision decision = younger.merge(somebodyOf(COMMUNITY), older, NOW);

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

        assertThat(asked.merge(somebodyOf(COMMUNITY), other, NOW))
                .isInstanceOfSatisfying(
                        MergeDecision.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(why));
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("itself", aCase().id(3).build(), CaseRejection.SameCase.class),
                Arguments.of("not on the other", aCase().id(4).only(POLICE).build(), CaseRejection.NotOnCase.class),
                Arguments.of(
                        "closed", aCase().id(4).in(CaseStatus.ARCHIVED).build(), CaseRejection.OtherCaseClosed.class),
                Arguments.of(
                        "other subdistrict",
                        aCase().id(4).at("HC.XX.C01.G01").build(),
                        CaseRejection.OtherSubdistrict.class),
                Arguments.of("drill", aCase().id(4).exercise().build(), CaseRejection.ModeDiffers.class),
                Arguments.of("restricted", aCase().id(4).restricted().build(), CaseRejection.RestrictionDiffers.class));
    }
}
