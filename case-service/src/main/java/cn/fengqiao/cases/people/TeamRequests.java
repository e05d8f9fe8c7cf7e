package cn.fengqiao.cases.people;

import cn.fengqiao.contract.AreaPath;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of teams. */
final class TeamRequests {

    private TeamRequests() {}

    /**
     * A team is formed.
     *
     * @param kind code of the dictionary of teams
     * @param home where it belongs; its name is unique there
     * @param areas where it serves, within its subdistrict
     */
    record FormTeam(String kind, String name, AreaPath home, List<AreaPath> areas) {}

    /** A team is renamed or sent elsewhere. */
    record ChangeTeam(String kind, String name, List<AreaPath> areas) {}

    /**
     * Somebody joins.
     *
     * @param role code of the dictionary of roles in teams
     * @param until the last day, if it is known already
     */
    record AddMember(
            UUID official,
            String role,
            LocalDate since,
            @Nullable LocalDate until) {}

    /** Somebody's service in one role ends; the one that holds on the last day is meant. */
    record EndMember(UUID official, String role, LocalDate lastDay) {}
}
