package cn.fengqiao.cases.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.intake.NamedPeople.Named;
import cn.fengqiao.cases.intake.Party.IdType;
import cn.fengqiao.cases.intake.Party.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedPeopleTest {

    @Test
    void whom_two_reports_name_comes_once_with_what_both_know_of_them() {
        List<Named> all = NamedPeople.of(List.of(
                List.of(party("李四", Role.APPLICANT, null, null), party("王五", Role.RESPONDENT, "1380000", null)),
                List.of(party("李四", Role.RESPONDENT, "1390000", "330"), party("赵六", Role.OTHER, null, null))));

        assertThat(all)
                .containsExactly(
                        new Named(party("李四", Role.APPLICANT, "1390000", "330"), 0),
                        new Named(party("王五", Role.RESPONDENT, "1380000", null), 0),
                        new Named(party("赵六", Role.OTHER, null, null), 1));
    }

    @Test
    void who_has_another_number_is_somebody_else_and_who_has_the_same_is_not() {
        assertThat(NamedPeople.of(List.of(
                        List.of(party("李四", Role.APPLICANT, null, "330")),
                        List.of(party("李四", Role.APPLICANT, null, "331")))))
                .hasSize(2);
        assertThat(NamedPeople.of(List.of(
                        List.of(party("李四", Role.APPLICANT, null, "330x")),
                        List.of(party("李　四", Role.APPLICANT, null, "330X")))))
                .hasSize(1);
    }

    @Test
    void two_of_one_name_in_one_report_are_two() {
        Party one = party("李四", Role.APPLICANT, "1380000", null);
        Party other = party("李四", Role.RESPONDENT, "1390000", null);

        assertThat(NamedPeople.of(List.of(List.of(one, other), List.of(one)))).hasSize(2);
        assertThat(NamedPeople.of(List.of(List.of(one), List.of(one, other)))).hasSize(2);
    }

    private static Party party(String name, Role role, @Nullable String phone, @Nullable String number) {
        return new Party(name, role, phone, number == null ? null : IdType.RESIDENT_ID, number, null, null);
    }
}
