package cn.fengqiao.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What must hold for every caller and every case, whatever the tables say. */
class AccessPropertiesTest {

    @Property
    void every_field_class_is_either_visible_or_hidden_with_a_reason(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience, @ForAll("leads") String lead) {
        CaseAccess access = CasePolicy.decide(caller, audience, lead(lead));

        Set<FieldClass> all = new HashSet<>(access.visible());
        all.addAll(access.hidden().keySet());
        assertThat(all).isEqualTo(EnumSet.allOf(FieldClass.class));
        assertThat(access.visible().size() + access.hidden().size()).isEqualTo(all.size());
    }

    @Property
    void who_may_not_know_of_a_case_sees_nothing_of_it_but_who_read_it(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience, @ForAll("leads") String lead) {
        CaseAccess access = CasePolicy.decide(caller, audience, lead(lead));

        if (!access.existenceKnown()) {
            assertThat(access.visible()).isSubsetOf(FieldClass.READ_LOG);
        }
    }

    @Property
    void putting_a_department_on_a_case_never_hides_anything_from_anybody_on_it_or_near_it(
            @ForAll("callers") Caller caller,
            @ForAll("audiences") Audience audience,
            @ForAll("departments") Department joins) {
        var wider = new Audience(
                audience.area(),
                Stream.concat(audience.departments().stream(), Stream.of(joins)).toList(),
                audience.restricted());

        assertThat(CasePolicy.decide(caller, wider, null).visible())
                .containsAll(CasePolicy.decide(caller, audience, null).visible());
    }

    @Property
    void lifting_a_restriction_never_hides_anything(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience) {
        var open = new Audience(audience.area(), audience.departments(), false);

        assertThat(CasePolicy.decide(caller, open, null).visible())
                .containsAll(CasePolicy.decide(caller, audience, null).visible());
    }

    @Property
    void another_role_never_hides_anything(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience, @ForAll Role more) {
        Set<Role> roles = new HashSet<>(caller.roles());
        roles.add(more);
        var promoted =
                new Caller(caller.subject(), caller.name(), caller.department(), caller.area(), roles, caller.system());

        assertThat(CasePolicy.decide(promoted, audience, null).visible())
                .containsAll(CasePolicy.decide(caller, audience, null).visible());
    }

    @Property
    void outside_of_the_area_nothing_is_learned(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience, @ForAll("leads") String lead) {
        if (!caller.area().covers(audience.area())) {
            assertThat(CasePolicy.decide(caller, audience, lead(lead)).visible())
                    .isEmpty();
        }
    }

    @Property
    void who_is_not_on_a_restricted_case_learns_nothing_of_it_but_who_read_it(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience) {
        if (audience.restricted() && !audience.departments().contains(caller.department())) {
            assertThat(CasePolicy.decide(caller, audience, null).visible()).isSubsetOf(FieldClass.READ_LOG);
            for (Event event : eventsOf(audience)) {
                assertThat(LiveFeed.of(caller).show(event)).isEmpty();
            }
        }
    }

    @Property
    void urban_management_never_sees_contact_data(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience, @ForAll("leads") String lead) {
        var urban = new Caller(
                caller.subject(),
                caller.name(),
                Department.URBAN_MANAGEMENT,
                caller.area(),
                caller.roles(),
                caller.system());

        assertThat(CasePolicy.decide(urban, audience, lead(lead)).shows(FieldClass.CONTACT))
                .isFalse();
    }

    @Property
    void only_who_is_on_the_case_sees_a_person(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience, @ForAll("leads") String lead) {
        CaseAccess access = CasePolicy.decide(caller, audience, lead(lead));

        if (access.visible().stream().anyMatch(FieldClass::personal)) {
            assertThat(access.standing()).isIn(Standing.ON_CASE, Standing.LEAD);
        }
    }

    @Property
    void the_live_feed_and_the_case_itself_agree_on_who_may_know(
            @ForAll("callers") Caller caller, @ForAll("audiences") Audience audience) {
        CaseAccess access = CasePolicy.decide(caller, audience, null);
        LiveFeed feed = LiveFeed.of(caller);

        assertThat(feed.show(registered(audience)).isPresent()).isEqualTo(access.existenceKnown());
        assertThat(feed.show(receipt(audience)).isPresent()).isEqualTo(access.shows(FieldClass.RECEIPTS));
        feed.show(changed(audience))
                .map(shown -> (RiskEvent.Changed) shown.event())
                .ifPresent(shown -> assertThat(shown.reasons().isEmpty()).isEqualTo(!access.shows(FieldClass.RISK)));
    }

    private static List<Event> eventsOf(Audience audience) {
        return List.of(registered(audience), changed(audience), receipt(audience));
    }

    private static Event registered(Audience audience) {
        return new CaseEvent.Accepted(
                audience, CaseStatus.ACCEPTED, audience.departments().getFirst(), null);
    }

    private static RiskEvent.Changed changed(Audience audience) {
        return new RiskEvent.Changed(
                audience,
                UUID.randomUUID(),
                Colour.RED,
                Colour.NONE,
                RiskEvent.Certainty.PROVISIONAL,
                20,
                "2026-01",
                List.of(new RiskEvent.Reason("WEAPON", 0, true)),
                List.of());
    }

    private static Event receipt(Audience audience) {
        return new NotificationEvent.ReceiptAdvanced(
                audience,
                audience.departments().getFirst(),
                NotificationEvent.Rung.SEEN,
                Instant.parse("2026-11-24T00:00:00Z"));
    }

    private static @Nullable Department lead(String code) {
        return code.isEmpty() ? null : Department.of(code);
    }

    @Provide
    Arbitrary<Caller> callers() {
        return Combinators.combine(
                        departments(), areas(), Arbitraries.of(Role.class).set().ofMaxSize(3))
                .as((department, area, roles) -> new Caller("s", "n", department, area, roles, false));
    }

    @Provide
    Arbitrary<Audience> audiences() {
        return Combinators.combine(areas(), departments().list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(true, false))
                .as(Audience::new);
    }

    @Provide
    Arbitrary<Department> departments() {
        return Arbitraries.of(
                Department.POLICE,
                Department.URBAN_MANAGEMENT,
                Department.EMERGENCY,
                Department.COMMUNITY,
                Department.of("JUSTICE"),
                Caller.PLATFORM);
    }

    @Provide
    Arbitrary<String> leads() {
        return Arbitraries.of("", "POLICE", "URBAN_MANAGEMENT", "EMERGENCY", "COMMUNITY", "JUSTICE");
    }

    private static Arbitrary<AreaPath> areas() {
        return Arbitraries.of("HC", "HC.FQ", "HC.FQ.C01", "HC.FQ.C01.G02", "HC.FQ.C02", "HC.ZJ", "HC.ZJ.C01", "NOWHERE")
                .map(AreaPath::of);
    }
}
