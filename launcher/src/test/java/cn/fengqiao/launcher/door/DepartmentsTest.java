package cn.fengqiao.launcher.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartmentsTest {

    @ParameterizedTest
    @CsvSource({
        "police, POLICE, police-system",
        "urban, URBAN_MANAGEMENT, urban-management-system",
        "urban-management, URBAN_MANAGEMENT, urban-management-system",
        "URBAN_MANAGEMENT, URBAN_MANAGEMENT, urban-management-system",
        "Community, COMMUNITY, community-system",
    })
    void people_may_name_a_department_as_they_like(String name, String code, String client) {
        assertThat(Departments.code(name)).isEqualTo(code);
        assertThat(Departments.client(name)).isEqualTo(client);
    }
}
