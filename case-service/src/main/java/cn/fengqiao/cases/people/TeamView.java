package cn.fengqiao.cases.people;

import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Team;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A team.
 *
 * @param members only in the view of one team; those who left stay with their dates
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TeamView(
        UUID id,
        String kind,
        String kindName,
        String name,
        AreaPath home,
        String place,
        List<AreaPath> areas,
        @Nullable List<MemberView> members,
        long version) {

    /**
     * Who serves in it.
     *
     * @param until the last day: of the service or of the official, whichever comes first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TeamMemberView")
    record MemberView(
            OfficialRef official,
            String role,
            String roleName,
            LocalDate since,
            @Nullable LocalDate until) {}

    /** A page of teams, in the order in which they were formed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TeamPage(List<TeamView> items, @Nullable UUID next) {}

    static TeamView of(Teams.Kept kept, @Nullable List<MemberView> members, Vocabulary words) {
        Team team = kept.team();
        return new TeamView(
                team.id(),
                team.kind(),
                words.name(CodeSystem.TEAM_KIND, team.kind()),
                team.name(),
                team.home(),
                words.place(team.home()),
                team.areas(),
                members,
                kept.matter().version());
    }

    static List<MemberView> members(List<Team.Member> members, Map<UUID, Official> officials, Vocabulary words) {
        return members.stream()
                .flatMap(member -> Stream.ofNullable(officials.get(member.official()))
                        .map(official -> new MemberView(
                                OfficialRef.of(official, words),
                                member.role(),
                                words.name(CodeSystem.TEAM_ROLE, member.role()),
                                member.since(),
                                earlier(member.until(), official.activeUntil()))))
                .toList();
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
