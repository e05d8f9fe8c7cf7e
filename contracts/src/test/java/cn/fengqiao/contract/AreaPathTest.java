package cn.fengqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaPathTest {

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "HC.FQ, HC.FQ, true",
        "HC.FQ, HC.FQ.C03, true",
        "HC.FQ, HC.FQ.C03.G02.B07, true",
        "HC, HC.FQ, true",
        "HC.FQ.C03, HC.FQ, false",
        "HC.FQ.C01, HC.FQ.C01.G01, true",
        "HC.FQ.C01, HC.FQ.C011, false",
        "HC.FQ.C1, HC.FQ.C10.G01, false",
        "HC.FQ, HC.FQX, false",
        "HC.FQ, XX.HC.FQ, false"
    })
    void an_area_covers_itself_and_what_lies_inside_by_whole_labels(String area, String other, boolean expected) {
        assertThat(AreaPath.of(area).covers(AreaPath.of(other))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}, {2}, {3}")
    @CsvSource({
        "HC, HC, HC, HC",
        "HC.FQ, HC.FQ, HC.FQ, HC.FQ",
        "HC.FQ.C03, HC.FQ, HC.FQ.C03, HC.FQ.C03",
        "HC.FQ.C03.G02, HC.FQ, HC.FQ.C03, HC.FQ.C03.G02",
        "HC.FQ.C03.G02.B07, HC.FQ, HC.FQ.C03, HC.FQ.C03.G02",
        "HC.FQ.C03.G02.B07.U1.R501, HC.FQ, HC.FQ.C03, HC.FQ.C03.G02"
    })
    void a_place_is_told_to_the_subdistrict_the_community_or_the_grid(
            String area, String subdistrict, String community, String grid) {
        assertThat(AreaPath.of(area).subdistrict()).isEqualTo(AreaPath.of(subdistrict));
        assertThat(AreaPath.of(area).community()).isEqualTo(AreaPath.of(community));
        assertThat(AreaPath.of(area).grid()).isEqualTo(AreaPath.of(grid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "HC.",
                ".HC",
                "HC..FQ",
                "hc",
                "HC.FQ.C 3",
                "HC%",
                "枫桥",
                "HC.FQ\n",
                "ABCDEFGHIJKLMNOPQ",
                "A.B.C.D.E.F.G.H.I"
            })
    void what_is_not_an_area_path_is_refused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> AreaPath.of(value));
    }

    @Test
    void an_audience_never_tells_more_than_the_grid() {
        var audience = new Audience(
                AreaPath.of("HC.FQ.C03.G02.B07"), java.util.List.of(Department.POLICE, Department.POLICE), false);

        assertThat(audience.area()).isEqualTo(AreaPath.of("HC.FQ.C03.G02"));
        assertThat(audience.departments()).containsExactly(Department.POLICE);
    }
}
