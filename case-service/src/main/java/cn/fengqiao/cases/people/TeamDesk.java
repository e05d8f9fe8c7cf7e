package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.people.TeamRequests.AddMember;
import cn.fengqiao.cases.people.TeamRequests.ChangeTeam;
import cn.fengqiao.cases.people.TeamRequests.EndMember;
import cn.fengqiao.cases.people.TeamRequests.FormTeam;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.Team;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps teams and who serves in them. */
@Component
class TeamDesk {

    /** Members that were ever in one team. */
    static final int MOST_MEMBERS = 500;

    private final MatterDesk desk;
    private final Teams teams;
    private final Officials officials;
    private final OfficialNames names;
    private final CurrentVocabulary vocabulary;

    TeamDesk(MatterDesk desk, Teams teams, Officials officials, OfficialNames names, CurrentVocabulary vocabulary) {
        this.desk = desk;
        this.teams = teams;
        this.officials = officials;
        this.names = names;
        this.vocabulary = vocabulary;
    }

    MatterOutcome form(Caller caller, String key, FormTeam wanted) {
        var rules = new PeopleRules(vocabulary.get(), caller);
        var matter = new NewMatter(
                MatterKind.TEAM, key, wanted, wanted.home(), rules.hands(wanted.home()), caller.department(), false);
        return desk.open(
                caller,
                matter,
                tx -> rules.team(wanted.home(), wanted.kind(), wanted.name(), wanted.areas())
                        .or(() -> taken(tx, wanted.home(), wanted.name())),
                (tx, opened, now) -> {
                    var team = new Team(opened.id(), wanted.home(), wanted.kind(), wanted.name(), wanted.areas());
                    teams.add(tx, team);
                    return fact(opened, PeopleStep.FORMED, team);
                });
    }

    MatterOutcome change(Caller caller, UUID id, long version, ChangeTeam wanted) {
        var rules = new PeopleRules(vocabulary.get(), caller);
        return desk.change(caller, MatterKind.TEAM, id, version, "teams.change", wanted, (tx, matter, now) -> {
            Team before = teams.find(tx, id).orElseThrow();
            Optional<Problem> problem = rules.team(before.home(), wanted.kind(), wanted.name(), wanted.areas())
                    .or(() -> wanted.name().equals(before.name())
                            ? Optional.empty()
                            : taken(tx, before.home(), wanted.name()));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            var team = new Team(id, before.home(), wanted.kind(), wanted.name(), wanted.areas());
            teams.save(tx, team);
            return new MatterDecision.Done(fact(matter, PeopleStep.REARRANGED, team));
        });
    }

    /** One person may serve in several teams and roles, but not twice in the same at the same time. */
    MatterOutcome add(Caller caller, UUID id, long version, AddMember wanted) {
        var rules = new PeopleRules(vocabulary.get(), caller);
        return desk.change(caller, MatterKind.TEAM, id, version, "teams.addMember", wanted, (tx, matter, now) -> {
            Team team = teams.find(tx, id).orElseThrow();
            var member = new Team.Member(id, wanted.official(), wanted.role(), wanted.since(), wanted.until());
            Optional<Problem> problem = rules.member(wanted.role(), wanted.since(), wanted.until())
                    .or(() -> serves(tx, team, member))
                    .or(() -> fits(teams.members(tx, id, MOST_MEMBERS), member));
            if (problem.isPresent()) {
                return new MatterDecision.Refused(problem.get());
            }
            teams.addMember(tx, member);
            return new MatterDecision.Done(fact(matter, PeopleStep.MEMBER_ADDED, team));
        });
    }

    MatterOutcome end(Caller caller, UUID id, long version, EndMember wanted) {
        return desk.change(caller, MatterKind.TEAM, id, version, "teams.endMember", wanted, (tx, matter, now) -> {
            Team team = teams.find(tx, id).orElseThrow();
            var onThatDay = new Team.Member(id, wanted.official(), wanted.role(), wanted.lastDay(), wanted.lastDay());
            Optional<Team.Member> serving = teams.members(tx, id, MOST_MEMBERS).stream()
                    .filter(onThatDay::repeats)
                    .findFirst();
            if (serving.isEmpty()) {
                return new MatterDecision.Refused(Problems.field(
                                ProblemType.NOT_NOW, "lastDay", "该日不在队中任此角色", "does not serve in that role on that day")
                        .with("reason", "NOT_SERVING"));
            }
            teams.end(tx, serving.get(), wanted.lastDay());
            return new MatterDecision.Done(fact(matter, PeopleStep.MEMBER_ENDED, team));
        });
    }

    TeamView view(OpenTransaction tx, Matter matter) {
        UUID id = matter.id();
        List<Team.Member> members = teams.members(tx, id, MOST_MEMBERS);
        var kept = new Teams.Kept(matter, teams.find(tx, id).orElseThrow());
        var named = names.of(
                tx, members.stream().map(Team.Member::official).distinct().toList());
        Vocabulary words = vocabulary.get();
        return TeamView.of(kept, TeamView.members(members, named, words), words);
    }

    TeamView.TeamPage page(Caller caller, Teams.Filter filter) {
        Vocabulary words = vocabulary.get();
        return desk.list(caller, tx -> {
            List<Teams.Kept> found = teams.page(
                    tx,
                    new Teams.Filter(
                            filter.serving(), filter.kind(), filter.official(), filter.after(), filter.limit() + 1));
            List<TeamView> items = found.stream()
                    .limit(filter.limit())
                    .flatMap(kept -> MatterDesk.access(caller, kept.matter()).existenceKnown()
                            ? Stream.of(TeamView.of(kept, null, words))
                            : Stream.empty())
                    .toList();
            return new TeamView.TeamPage(
                    items,
                    found.size() > filter.limit()
                            ? found.get(filter.limit() - 1).matter().id()
                            : null);
        });
    }

    private Optional<Problem> taken(OpenTransaction tx, AreaPath home, String name) {
        teams.claim(tx, home, name);
        return teams.named(tx, home, name)
                .map(other -> Problems.field(ProblemType.CONFLICT, "name", "此处已有同名队伍", "there is a team of that name")
                        .with("reason", "NAME_TAKEN"));
    }

    private Optional<Problem> serves(OpenTransaction tx, Team team, Team.Member member) {
        Optional<Official> official = officials
                .find(tx, member.official())
                .filter(found ->
                        found.subdistrict().equals(team.home().subdistrict().value()));
        if (official.isEmpty()) {
            return Optional.of(
                    Problems.field(ProblemType.UNKNOWN_VALUE, "official", "查无此人", "there is no such official"));
        }
        LocalDate since = member.since();
        return official.get().isActiveOn(since)
                ? Optional.empty()
                : PeopleRules.invalid("since", "该日不在任", "not in office on that day");
    }

    private static Optional<Problem> fits(List<Team.Member> members, Team.Member member) {
        if (members.size() >= MOST_MEMBERS) {
            return PeopleRules.invalid("official", "至多 " + MOST_MEMBERS + " 条成员记录", "at most " + MOST_MEMBERS);
        }
        return members.stream()
                .filter(member::repeats)
                .findFirst()
                .map(other -> Problems.field(
                                ProblemType.CONFLICT,
                                "since",
                                "已自 " + other.since() + " 起任此角色",
                                "serves in that role since " + other.since())
                        .with("reason", "ALREADY_MEMBER"));
    }

    private static MatterFact fact(Matter matter, PeopleStep step, Team team) {
        return new MatterFact(matter, step, new PeopleEvent.TeamChanged(matter.audience(), team.kind()), Remark.NONE);
    }
}
