package cn.fengqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepartmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"POLICE", "URBAN_MANAGEMENT", "D2", "FORESTRY_2026", "A234567890123456789012345678901234567890"})
    void a_department_is_a_code_in_upper_case(String code) {
        assertThat(Department.of(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "police",
                "_POLICE",
                "2ND",
                "POLICE ",
                "城管",
                "PO-LICE",
                "A2345678901234567890123456789012345678901"
            })
    void what_is_not_a_code_is_refused(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Department.of(code));
    }

    @Test
    void the_departments_of_an_audience_are_sorted_and_each_named_once() {
        var audience = new Audience(
                AreaPath.of("HC.FQ"),
                List.of(Department.URBAN_MANAGEMENT, Department.COMMUNITY, Department.URBAN_MANAGEMENT),
                false);

        assertThat(audience.departments()).containsExactly(Department.COMMUNITY, Department.URBAN_MANAGEMENT);
    }

    @Test
    void a_case_without_any_department_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Audience(AreaPath.of("HC.FQ"), List.of(), false));
    }
}
