package cn.fengqiao.access;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CasePolicyTest {

    private static final AreaPath FENGQIAO = AreaPath.of("HC.FQ");
    private static final AreaPath GRID = AreaPath.of("HC.FQ.C03.G02");

    private static Caller caller(Department department, AreaPath area, Role... roles) {
        return new Caller("s", "n", department, area, Set.of(roles), false);
    }

    private static Audience openTo(Department... departments) {
        return new Audience(GRID, List.of(departments), false);
    }

    private static Audience restrictedTo(Department... departments) {
        return new Audience(GRID, List.of(departments), true);
    }

    /** The policy as a jurist reads it: who, on an open case of POLICE and the department itself, sees which classes. */
    @ParameterizedTest(name = "{0} as {1}, case led by {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            POLICE           | DISPATCHER        | -                | EXISTENCE PARTIES CONTACT NARRATIVE RISK TIMELINE RECEIPTS
            POLICE           | DISPATCHER        | POLICE           | EXISTENCE PARTIES CONTACT NARRATIVE RISK TIMELINE RECEIPTS
            POLICE           | LIAISON           | -                | EXISTENCE PARTIES CONTACT NARRATIVE RISK TIMELINE RECEIPTS
            COMMUNITY        | RECEIVER          | -                | EXISTENCE PARTIES CONTACT NARRATIVE RISK TIMELINE RECEIPTS
            COMMUNITY        | MEDIATOR          | -                | EXISTENCE PARTIES CONTACT NARRATIVE RISK TIMELINE RECEIPTS
            COMMUNITY        | GRID_WORKER       | COMMUNITY        | EXISTENCE PARTIES NARRATIVE RISK TIMELINE RECEIPTS
            COMMUNITY        | LEADER            | COMMUNITY        | EXISTENCE PARTIES NARRATIVE RISK TIMELINE RECEIPTS
            COMMUNITY        | AUDITOR           | COMMUNITY        | EXISTENCE READ_LOG
            COMMUNITY        | ADMIN             | COMMUNITY        | EXISTENCE
            COMMUNITY        | SYSTEM            | COMMUNITY        | EXISTENCE
            POLICE           | SYSTEM DISPATCHER | -                | EXISTENCE PARTIES CONTACT NARRATIVE RISK TIMELINE RECEIPTS
            EMERGENCY        | DISPATCHER        | -                | EXISTENCE PARTIES NARRATIVE RISK TIMELINE RECEIPTS
            EMERGENCY        | DISPATCHER        | EMERGENCY        | EXISTENCE PARTIES CONTACT NARRATIVE RISK TIMELINE RECEIPTS
            URBAN_MANAGEMENT | DISPATCHER        | -                | EXISTENCE PARTIES NARRATIVE RISK TIMELINE RECEIPTS
            URBAN_MANAGEMENT | DISPATCHER        | URBAN_MANAGEMENT | EXISTENCE PARTIES NARRATIVE RISK TIMELINE RECEIPTS
            """)
    void on_a_case_a_department_sees_what_its_task_needs(String department, String roles, String lead, String fields) {
        Department own = Department.of(department);
        Role[] held = Arrays.stream(roles.split(" ")).map(Role::valueOf).toArray(Role[]::new);
        @Nullable Department leads = lead.equals("-") ? null : Department.of(lead);

        CaseAccess access = CasePolicy.decide(caller(own, FENGQIAO, held), openTo(POLICE, own), leads);

        assertThat(access.visible()).isEqualTo(fields(fields));
    }

    private static Set<FieldClass> fields(String names) {
        return Arrays.stream(names.split(" "))
                .map(FieldClass::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FieldClass.class)));
    }

    @Test
    void a_department_of_the_place_that_is_not_on_the_case_sees_that_it_exists_and_no_person() {
        CaseAccess access =
                CasePolicy.decide(caller(EMERGENCY, FENGQIAO, Role.DISPATCHER), openTo(POLICE, COMMUNITY), POLICE);

        assertThat(access.visible()).containsExactly(FieldClass.EXISTENCE);
        assertThat(access.hidden()).containsEntry(FieldClass.PARTIES, HiddenReason.NOT_ON_CASE);
        assertThat(access.standing()).isEqualTo(Standing.NEIGHBOUR);
    }

    @Test
    void a_department_that_left_a_case_sees_that_it_exists_and_its_own_work() {
        Caller left = caller(EMERGENCY, FENGQIAO, Role.DISPATCHER);

        CaseAccess access = CasePolicy.decide(left, restrictedTo(POLICE), List.of(EMERGENCY), POLICE);

        assertThat(access.standing()).isEqualTo(Standing.FORMER);
        assertThat(access.visible()).containsExactly(FieldClass.EXISTENCE);
        assertThat(access.own()).isEqualTo(fields("PARTIES NARRATIVE TIMELINE RECEIPTS"));
        assertThat(access.hidden()).containsEntry(FieldClass.TIMELINE, HiddenReason.NO_LONGER_ON_CASE);
        assertThat(access.toOwnWork().shows(FieldClass.TIMELINE)).isTrue();
        assertThat(access.toOwnWork().hidden()).doesNotContainKey(FieldClass.TIMELINE);
    }

    @Test
    void who_is_on_the_case_again_is_not_treated_as_having_left() {
        Caller back = caller(POLICE, FENGQIAO, Role.DISPATCHER);

        CaseAccess access = CasePolicy.decide(back, openTo(POLICE), List.of(POLICE), null);

        assertThat(access.standing()).isEqualTo(Standing.ON_CASE);
        assertThat(access.own()).isEmpty();
    }

    @Test
    void a_restricted_case_does_not_exist_for_a_department_that_is_not_on_it() {
        CaseAccess access =
                CasePolicy.decide(caller(EMERGENCY, FENGQIAO, Role.DISPATCHER), restrictedTo(POLICE), POLICE);

        assertThat(access.existenceKnown()).isFalse();
        assertThat(access.visible()).isEmpty();
        assertThat(access.hidden()).containsEntry(FieldClass.EXISTENCE, HiddenReason.RESTRICTED);
    }

    @Test
    void of_a_restricted_case_the_auditor_of_the_area_sees_who_read_it_and_nothing_else() {
        CaseAccess access = CasePolicy.decide(caller(EMERGENCY, FENGQIAO, Role.AUDITOR), restrictedTo(POLICE), POLICE);

        assertThat(access.existenceKnown()).isFalse();
        assertThat(access.visible()).containsExactly(FieldClass.READ_LOG);
        assertThat(access.hidden()).containsEntry(FieldClass.EXISTENCE, HiddenReason.RESTRICTED);
    }

    @Test
    void the_auditor_of_another_place_does_not_see_who_read_a_case() {
        Caller elsewhere = caller(POLICE, AreaPath.of("HC.ZJ"), Role.AUDITOR);

        assertThat(CasePolicy.decide(elsewhere, openTo(POLICE), POLICE).visible())
                .isEmpty();
    }

    @Test
    void the_same_department_of_another_place_learns_nothing() {
        Caller elsewhere = caller(POLICE, AreaPath.of("HC.ZJ"), Role.DISPATCHER);

        CaseAccess access = CasePolicy.decide(elsewhere, openTo(POLICE), POLICE);

        assertThat(access.visible()).isEmpty();
        assertThat(access.hidden()).containsEntry(FieldClass.EXISTENCE, HiddenReason.OUTSIDE_AREA);
    }

    @Test
    void a_city_covers_its_subdistricts_and_a_community_only_itself() {
        assertThat(CasePolicy.decide(caller(POLICE, AreaPath.of("HC"), Role.DISPATCHER), openTo(POLICE), null)
                        .existenceKnown())
                .isTrue();
        assertThat(CasePolicy.decide(caller(POLICE, AreaPath.of("HC.FQ.C03"), Role.DISPATCHER), openTo(POLICE), null)
                        .existenceKnown())
                .isTrue();
        assertThat(CasePolicy.decide(caller(POLICE, AreaPath.of("HC.FQ.C0"), Role.DISPATCHER), openTo(POLICE), null)
                        .existenceKnown())
                .isFalse();
    }

    @Test
    void urban_management_is_told_that_the_rule_is_about_its_department() {
        CaseAccess access = CasePolicy.decide(
                caller(URBAN_MANAGEMENT, FENGQIAO, Role.DISPATCHER), openTo(URBAN_MANAGEMENT), URBAN_MANAGEMENT);

        assertThat(access.hidden()).containsEntry(FieldClass.CONTACT, HiddenReason.NEVER_FOR_DEPARTMENT);
    }

    @Test
    void a_caller_without_roles_sees_nothing() {
        assertThat(CasePolicy.decide(caller(POLICE, FENGQIAO), openTo(POLICE), POLICE)
                        .visible())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_role_has_a_row(Role role) {
        assertThat(CasePolicy.BY_ROLE).containsKey(role);
    }

    @ParameterizedTest
    @EnumSource
    void every_field_class_has_a_row(FieldClass field) {
        assertThat(CasePolicy.FIRST_STANDING).containsKey(field);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEED", "SERVICE"})
    void the_platforms_own_programs_see_no_case(Role role) {
        Caller program = new Caller("p", "p", Caller.PLATFORM, Caller.NOWHERE, Set.of(role), true);

        assertThat(CasePolicy.decide(program, openTo(POLICE), null).visible()).isEmpty();
    }
}
