package cn.fengqiao.cases;

import java.util.Map;

/**
 * Parts of the API whose answers a test of their own compares with the access policy, as {@link WhoSeesWhatTest} does with
 * all the rest; by the root of their paths.
 */
final class OwnMatrix {

    static final Map<String, Class<?>> ROOTS = Map.ofEntries(
            Map.entry("/api/cases/relapses", RelapseTest.class),
            Map.entry("/api/cases/{id}/relapses", RelapseTest.class),
            Map.entry("/api/promises", WhoSeesPromisesTest.class),
            Map.entry("/api/cases/{id}/promises", WhoSeesPromisesTest.class),
            Map.entry("/api/campaigns", WhoSeesCampaignsTest.class),
            Map.entry("/api/clues", WhoSeesCluesTest.class),
            Map.entry("/api/groups", WhoSeesGroupsTest.class),
            Map.entry("/api/households", WhoSeesWhatOfHouseholdsTest.class),
            Map.entry("/api/households/{id}/appointments", HouseholdAppointmentsTest.class),
            Map.entry("/api/meetings", WhoSeesMeetingsTest.class),
            Map.entry("/api/patrols", WhoSeesPatrolsTest.class),
            Map.entry("/api/studios", WhoSeesStudiosTest.class),
            Map.entry("/api/statistics", WhoSeesStatisticsTest.class),
            Map.entry("/api/people", WhoSeesPeopleTest.class),
            Map.entry("/api/teams", WhoSeesPeopleTest.class));

    private OwnMatrix() {}
}
