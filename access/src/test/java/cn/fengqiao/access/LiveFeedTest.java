package cn.fengqiao.access;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final AreaPath FENGQIAO = AreaPath.of("HC.FQ");
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private static LiveFeed feed(Department department, Role... roles) {
        return LiveFeed.of(new Caller("s", "n", department, FENGQIAO, Set.of(roles), false));
    }

    private static CaseEvent.Registered registered(boolean restricted) {
        return new CaseEvent.Registered(
                new Audience(AreaPath.of("HC.FQ.C03.G02"), List.of(POLICE, COMMUNITY), restricted),
                CaseStatus.REGISTERED,
                "FQ-20261124-0007",
                "FAMILY",
                "GRID",
                POLICE,
                2,
                Map.of("WEAPON", Answer.YES),
                "a1b2c3",
                NOON,
                CaseMode.ACTUAL);
    }

    @Test
    void a_canary_belongs_to_everybody() {
        var canary = new Canary(UUID.randomUUID(), "case-service", NOON);

        assertThat(feed(EMERGENCY).show(canary).map(LiveFeed.Shown::event)).contains(canary);
    }

    @Test
    void a_department_on_the_case_sees_the_answers_and_never_the_key_of_the_place() {
        LiveFeed.Shown shown =
                feed(POLICE, Role.DISPATCHER).show(registered(true)).orElseThrow();

        var event = (CaseEvent.Registered) shown.event();
        assertThat(event.answers()).containsEntry("WEAPON", Answer.YES);
        assertThat(event.placeKey()).isNull();
        assertThat(shown.withheld()).containsOnly("placeKey");
        assertThat(shown.hidden()).isEmpty();
    }

    @Test
    void a_department_near_the_case_sees_that_it_exists_and_no_answers() {
        LiveFeed.Shown shown =
                feed(EMERGENCY, Role.DISPATCHER).show(registered(false)).orElseThrow();

        var event = (CaseEvent.Registered) shown.event();
        assertThat(event.number()).isEqualTo("FQ-20261124-0007");
        assertThat(event.answers()).isEmpty();
        assertThat(event.partyCount()).isZero();
        assertThat(shown.withheld()).containsOnly("placeKey", "partyCount", "answers");
        assertThat(shown.hidden()).containsOnly(FieldClass.RISK);
    }

    @Test
    void a_restricted_case_passes_by_the_other_departments() {
        assertThat(feed(EMERGENCY, Role.DISPATCHER).show(registered(true))).isEmpty();
    }

    private static CaseRestriction.Restricted restricted() {
        return new CaseRestriction.Restricted(
                new Audience(AreaPath.of("HC.FQ.C03.G02"), List.of(POLICE, COMMUNITY), true),
                CaseStatus.INVESTIGATING,
                POLICE);
    }

    @Test
    void who_knew_of_a_case_is_told_that_it_is_gone_and_nothing_of_it() {
        LiveFeed.Shown shown =
                feed(EMERGENCY, Role.DISPATCHER).show(restricted()).orElseThrow();

        assertThat(shown.hidden()).containsOnly(FieldClass.EXISTENCE);
        assertThat(shown.withheld())
                .as("all there is in it")
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CaseRestriction.Restricted.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @Test
    void who_goes_on_knowing_of_it_is_told_the_whole_and_who_never_did_nothing() {
        LiveFeed nextDoor =
                LiveFeed.of(new Caller("s", "n", EMERGENCY, AreaPath.of("HC.XX"), Set.of(Role.DISPATCHER), false));

        assertThat(feed(COMMUNITY, Role.DISPATCHER).show(restricted()))
                .contains(new LiveFeed.Shown(restricted(), Set.of(), Set.of()));
        assertThat(nextDoor.show(restricted())).isEmpty();
        assertThat(feed(EMERGENCY, Role.FEED).show(restricted())).isEmpty();
    }

    @Test
    void consoles_that_may_see_the_same_share_a_feed() {
        assertThat(feed(POLICE, Role.DISPATCHER)).isEqualTo(feed(POLICE, Role.LIAISON, Role.RECEIVER));
        assertThat(feed(POLICE, Role.DISPATCHER)).isNotEqualTo(feed(POLICE, Role.AUDITOR));
    }
}
