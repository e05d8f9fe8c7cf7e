package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.people.ImportReport.PeopleRowError;
import cn.fengqiao.cases.people.ResponsibilityRequests.Appoint;
import cn.fengqiao.cases.people.ResponsibilityRequests.OpenResponsibility;
import cn.fengqiao.cases.people.TeamRequests.AddMember;
import cn.fengqiao.cases.people.TeamRequests.FormTeam;
import cn.fengqiao.cases.responsibility.Duty;
import cn.fengqiao.cases.responsibility.ResponsibilityLine;
import cn.fengqiao.cases.store.AreaTree;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.ResponsibilityRows;
import cn.fengqiao.cases.store.Team;
import cn.fengqiao.cases.store.Teams;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.RefreshedVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Enters a sheet, row by row, each wholly or not at all. Places come first, then people, teams, their members and
 * responsibilities, whatever the order of the lines. What is there already is left alone, so a sheet may be imported
 * again; what is there otherwise is an error, because a sheet corrects nothing behind anybody's back.
 */
@Component
class PeopleImport {

    private static final String CHANGED_MEANWHILE = "同时有人更新，请重新导入";

    private final OfficialDesk officialDesk;
    private final TeamDesk teamDesk;
    private final ResponsibilityDesk responsibilityDesk;
    private final MatterDesk desk;
    private final Officials officials;
    private final Teams teams;
    private final ResponsibilityRows responsibilities;
    private final AreaTree areas;
    private final RefreshedVocabulary vocabulary;
    private final InstantSource clock;

    PeopleImport(
            OfficialDesk officialDesk,
            TeamDesk teamDesk,
            ResponsibilityDesk responsibilityDesk,
            MatterDesk desk,
            Officials officials,
            Teams teams,
            ResponsibilityRows responsibilities,
            AreaTree areas,
            RefreshedVocabulary vocabulary,
            InstantSource clock) {
        this.officialDesk = officialDesk;
        this.teamDesk = teamDesk;
        this.responsibilityDesk = responsibilityDesk;
        this.desk = desk;
        this.officials = officials;
        this.teams = teams;
        this.responsibilities = responsibilities;
        this.areas = areas;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** @param dryRun checks and reports, and writes nothing */
    ImportReport run(Caller caller, List<PeopleRow> rows, boolean dryRun) {
        var run = new Run(caller, dryRun);
        rows.stream().filter(PeopleRow.Unusable.class::isInstance).forEach(run::enter);
        rows.stream()
                .filter(PeopleRow.Place.class::isInstance)
                .map(PeopleRow.Place.class::cast)
                // what encloses comes first
                .sorted(Comparator.comparing(place -> place.path().value()))
                .forEach(run::enter);
        run.placesAreEntered();
        Stream.of(PeopleRow.Person.class, PeopleRow.Squad.class, PeopleRow.Service.class, PeopleRow.Answerable.class)
                .forEach(kind -> rows.stream().filter(kind::isInstance).forEach(run::enter));
        return run.report(rows.size());
    }

    /** What became of a row. */
    private sealed interface Result {
        record Added() implements Result {}

        record Unchanged() implements Result {}

        record Error(@Nullable SheetColumn column, String reason) implements Result {}
    }

    /** @param version of the matter; counted on with what is entered here */
    private record KnownTeam(UUID id, long version, Team team, List<Team.Member> members) {
        KnownTeam with(long now, Team.Member member) {
            return new KnownTeam(
                    id,
                    now,
                    team,
                    Stream.concat(members.stream(), Stream.of(member)).toList());
        }
    }

    private record KnownLines(UUID id, long version, Map<Duty, ResponsibilityLine> lines) {
        KnownLines with(UUID matter, long now, Duty duty, ResponsibilityLine line) {
            Map<Duty, ResponsibilityLine> next = new HashMap<>(lines);
            next.put(duty, line);
            return new KnownLines(matter, now, next);
        }
    }

    private record TeamName(AreaPath home, String name) {}

    private record Failed(PeopleRow row, Result.Error error) {}

    /** One sheet. A dry run keeps in mind what it would have entered, so that later rows may build on it. */
    private final class Run {
        private final Caller caller;
        private final boolean dryRun;
        private final List<Failed> failed = new ArrayList<>();
        private final Map<Object, Integer> seen = new HashMap<>();
        private final Map<AreaPath, Map<String, Official>> staff = new HashMap<>();
        private final Map<TeamName, Optional<KnownTeam>> known = new HashMap<>();
        private final Map<AreaPath, KnownLines> lines = new HashMap<>();
        private final List<Area> newPlaces = new ArrayList<>();
        private Vocabulary words = vocabulary.get();
        private int added;
        private int unchanged;

        Run(Caller caller, boolean dryRun) {
            this.caller = caller;
            this.dryRun = dryRun;
        }

        void placesAreEntered() {
            if (!dryRun && !newPlaces.isEmpty()) {
                vocabulary.forget();
            }
        }

        ImportReport report(int rows) {
            return new ImportReport(
                    dryRun,
                    rows,
                    added,
                    unchanged,
                    failed.stream()
                            .sorted(Comparator.comparingInt(each -> each.row().line()))
                            .map(each -> new PeopleRowError(
                                    each.row().line(),
                                    column(each),
                                    each.error().reason()))
                            .toList());
        }

        private static @Nullable String column(Failed failed) {
            SheetColumn column = failed.error().column();
            if (column != null) {
                return column.zh();
            }
            return failed.row() instanceof PeopleRow.Unusable unusable ? unusable.column() : null;
        }

        void enter(PeopleRow row) {
            switch (entered(row)) {
                case Result.Added done -> added++;
                case Result.Unchanged same -> unchanged++;
                case Result.Error error -> failed.add(new Failed(row, error));
            }
        }

        private Result entered(PeopleRow row) {
            return switch (row) {
                case PeopleRow.Unusable unusable -> new Result.Error(null, unusable.reason());
                case PeopleRow.Place place ->
                    twice(row, SheetColumn.AREA, place.path()).orElseGet(() -> place(place));
                case PeopleRow.Person person ->
                    twice(row, SheetColumn.CODE, List.of("工号", person.official().code()))
                            .orElseGet(() -> person(person.official()));
                case PeopleRow.Squad squad ->
                    twice(row, SheetColumn.NAME, new TeamName(squad.home(), squad.name()))
                            .orElseGet(() -> squad(squad));
                case PeopleRow.Service service ->
                    twice(
                                    row,
                                    SheetColumn.CODE,
                                    List.of(
                                            service.home(),
                                            service.team(),
                                            service.code(),
                                            service.role(),
                                            service.since()))
                            .orElseGet(() -> service(service));
                case PeopleRow.Answerable answerable ->
                    twice(
                                    row,
                                    SheetColumn.AREA,
                                    List.of(answerable.area(), new Duty(answerable.level(), answerable.seat())))
                            .orElseGet(() -> answerable(answerable));
            };
        }

        private Optional<Result> twice(PeopleRow row, SheetColumn column, Object key) {
            Integer before = seen.putIfAbsent(key, row.line());
            return before == null ? Optional.empty() : Optional.of(new Result.Error(column, "与第 " + before + " 行重复"));
        }

        private Result place(PeopleRow.Place place) {
            Optional<Area> there = words.area(place.path());
            if (there.isPresent()) {
                return there.get().name().equals(place.name())
                        ? new Result.Unchanged()
                        : new Result.Error(SheetColumn.NAME, "该地点已有名称，导入不改名");
            }
            int depth = place.path().value().split("\\.").length;
            if (depth > Area.Kind.values().length || !caller.area().covers(place.path())) {
                return new Result.Error(SheetColumn.AREA, "不在您的辖区，或层级过深");
            }
            if (depth > 1 && words.area(parent(place.path())).isEmpty()) {
                return new Result.Error(SheetColumn.AREA, "没有上级地点 " + parent(place.path()));
            }
            Optional<Problem> problem = new PeopleRules(words, caller).name(place.name());
            if (problem.isPresent()) {
                return error(problem.get());
            }
            var area = new Area(place.path(), place.name(), Area.Kind.values()[depth - 1]);
            if (!dryRun && !desk.list(caller, tx -> areas.add(tx, area))) {
                return new Result.Error(SheetColumn.AREA, CHANGED_MEANWHILE);
            }
            newPlaces.add(area);
            words = words.with(List.of(area));
            return new Result.Added();
        }

        private Result person(OpenOfficial wanted) {
            Map<String, Official> there = staff(wanted.area());
            Official before = there.get(wanted.code());
            if (before != null) {
                return says(before, wanted)
                        ? new Result.Unchanged()
                        : new Result.Error(SheetColumn.CODE, "工号已存在，内容不同；请在系统中更正");
            }
            Optional<Problem> problem = new PeopleRules(words, caller).official(wanted);
            if (problem.isPresent()) {
                return error(problem.get());
            }
            String subject = wanted.subject();
            if (subject != null && there.values().stream().anyMatch(other -> subject.equals(other.subject()))) {
                return new Result.Error(SheetColumn.SUBJECT, "此账号已关联他人");
            }
            UUID id = UUID.randomUUID();
            if (!dryRun) {
                MatterOutcome outcome = officialDesk.open(caller, key(), wanted);
                if (!(outcome instanceof MatterOutcome.Done done)) {
                    return error(outcome);
                }
                id = done.matter().id();
            }
            there.put(
                    wanted.code(),
                    new Official(
                            id,
                            wanted.area().subdistrict().value(),
                            wanted.code(),
                            wanted.name(),
                            wanted.department().code(),
                            wanted.posts(),
                            wanted.subject(),
                            wanted.activeFrom(),
                            wanted.activeUntil()));
            return new Result.Added();
        }

        private static boolean says(Official there, OpenOfficial wanted) {
            return there.name().equals(wanted.name())
                    && there.department().equals(wanted.department().code())
                    && there.posts().equals(wanted.posts())
                    && Objects.equals(there.subject(), wanted.subject())
                    && there.activeFrom().equals(wanted.activeFrom())
                    && Objects.equals(there.activeUntil(), wanted.activeUntil());
        }

        private Result squad(PeopleRow.Squad squad) {
            Optional<KnownTeam> there = team(squad.home(), squad.name());
            if (there.isPresent()) {
                Team team = there.get().team();
                return team.kind().equals(squad.kind()) && team.areas().equals(squad.areas())
                        ? new Result.Unchanged()
                        : new Result.Error(SheetColumn.NAME, "队伍已存在，内容不同；请在系统中更正");
            }
            Optional<Problem> problem =
                    new PeopleRules(words, caller).team(squad.home(), squad.kind(), squad.name(), squad.areas());
            if (problem.isPresent()) {
                return error(problem.get());
            }
            UUID id = UUID.randomUUID();
            if (!dryRun) {
                MatterOutcome outcome = teamDesk.form(
                        caller, key(), new FormTeam(squad.kind(), squad.name(), squad.home(), squad.areas()));
                if (!(outcome instanceof MatterOutcome.Done done)) {
                    return error(outcome);
                }
                id = done.matter().id();
            }
            var team = new Team(id, squad.home(), squad.kind(), squad.name(), squad.areas());
            known.put(new TeamName(squad.home(), squad.name()), Optional.of(new KnownTeam(id, 1, team, List.of())));
            return new Result.Added();
        }

        private Result service(PeopleRow.Service service) {
            Optional<KnownTeam> there = team(service.home(), service.team());
            if (there.isEmpty()) {
                return new Result.Error(SheetColumn.NAME, "没有此队伍");
            }
            Official official = staff(service.home()).get(service.code());
            if (official == null) {
                return noSuchOfficial(service.code());
            }
            var member =
                    new Team.Member(there.get().id(), official.id(), service.role(), service.since(), service.until());
            if (there.get().members().contains(member)) {
                return new Result.Unchanged();
            }
            Optional<Problem> problem =
                    new PeopleRules(words, caller).member(service.role(), service.since(), service.until());
            if (problem.isPresent()) {
                return error(problem.get());
            }
            if (!official.isActiveOn(service.since())) {
                return new Result.Error(SheetColumn.FROM, "该日不在任");
            }
            if (there.get().members().stream().anyMatch(member::repeats)) {
                return new Result.Error(SheetColumn.FROM, "与已有的成员记录重叠");
            }
            long version = there.get().version();
            if (!dryRun) {
                MatterOutcome outcome = teamDesk.add(
                        caller,
                        there.get().id(),
                        version,
                        new AddMember(official.id(), service.role(), service.since(), service.until()));
                if (!(outcome instanceof MatterOutcome.Done done)) {
                    return error(outcome);
                }
                version = done.matter().version();
            }
            known.put(
                    new TeamName(service.home(), service.team()),
                    Optional.of(there.get().with(version, member)));
            return new Result.Added();
        }

        private Result answerable(PeopleRow.Answerable row) {
            Optional<Problem> problem = new PeopleRules(words, caller).answeredFor(row.area());
            if (problem.isPresent()) {
                return error(problem.get());
            }
            Official official = staff(row.area()).get(row.code());
            if (official == null) {
                return noSuchOfficial(row.code());
            }
            var duty = new Duty(row.level(), row.seat());
            KnownLines there = lines(row.area());
            ResponsibilityLine line = there.lines().getOrDefault(duty, ResponsibilityLine.EMPTY);
            Instant now = clock.instant();
            if (line.isHeldBy(official.id(), now)) {
                return new Result.Unchanged();
            }
            if (!line.terms().isEmpty()) {
                return new Result.Error(SheetColumn.AREA, "此席已有责任人，请办理交接");
            }
            LocalDate from = row.since();
            Instant since =
                    from == null ? now : from.atStartOfDay(PeopleRules.ZONE).toInstant();
            if (since.isAfter(now)) {
                return new Result.Error(SheetColumn.FROM, "首次任命不得晚于今天");
            }
            if (!official.isActiveOn(LocalDate.ofInstant(since, PeopleRules.ZONE))) {
                return new Result.Error(SheetColumn.FROM, "该日不在任");
            }
            return appoint(row, official, duty, there, since);
        }

        private Result appoint(
                PeopleRow.Answerable row, Official official, Duty duty, KnownLines there, Instant since) {
            UUID id = there.id();
            long version = there.version();
            if (!dryRun) {
                MatterOutcome outcome = version == 0
                        ? responsibilityDesk.open(
                                caller,
                                key(),
                                new OpenResponsibility(row.area(), row.level(), row.seat(), official.id(), since))
                        : responsibilityDesk.appoint(
                                caller, id, version, new Appoint(row.level(), row.seat(), official.id(), since));
                if (!(outcome instanceof MatterOutcome.Done done)) {
                    return error(outcome);
                }
                id = done.matter().id();
                version = done.matter().version();
            }
            var line = new ResponsibilityLine(List.of(new ResponsibilityLine.Term(since, official.id())));
            lines.put(row.area(), there.with(id, version, duty, line));
            return new Result.Added();
        }

        private Map<String, Official> staff(AreaPath area) {
            return staff.computeIfAbsent(area.subdistrict(), subdistrict -> {
                Map<String, Official> byCode = new HashMap<>();
                desk.list(caller, tx -> officials.ofSubdistrict(tx, subdistrict.value()))
                        .forEach(official -> byCode.put(official.code(), official));
                return byCode;
            });
        }

        private Optional<KnownTeam> team(AreaPath home, String name) {
            return known.computeIfAbsent(
                    new TeamName(home, name),
                    asked -> desk.list(
                            caller,
                            tx -> teams.named(tx, home, name)
                                    .map(kept -> new KnownTeam(
                                            kept.team().id(),
                                            kept.matter().version(),
                                            kept.team(),
                                            teams.members(tx, kept.team().id(), TeamDesk.MOST_MEMBERS)))));
        }

        /** At version 0 when the place is not opened. */
        private KnownLines lines(AreaPath area) {
            return lines.computeIfAbsent(
                    area,
                    asked -> desk.list(
                            caller,
                            tx -> responsibilities
                                    .ofArea(tx, area)
                                    .map(matter -> new KnownLines(
                                            matter.id(), matter.version(), responsibilities.lines(tx, matter.id())))
                                    .orElseGet(() -> new KnownLines(UUID.randomUUID(), 0, Map.of()))));
        }
    }

    private static AreaPath parent(AreaPath path) {
        return AreaPath.of(path.value().substring(0, path.value().lastIndexOf('.')));
    }

    private static String key() {
        return "people-import:" + UUID.randomUUID();
    }

    private static Result noSuchOfficial(String code) {
        return new Result.Error(SheetColumn.CODE, "没有工号 " + code);
    }

    private static Result error(MatterOutcome outcome) {
        return outcome instanceof MatterOutcome.Refused refused
                ? error(refused.why())
                : new Result.Error(null, CHANGED_MEANWHILE);
    }

    private static Result error(Problem problem) {
        Map<String, Object> members = problem.getProperties();
        Object field = members == null ? null : members.get("field");
        return new Result.Error(
                field instanceof String name ? SheetColumn.ofField(name) : null, String.valueOf(problem.getDetail()));
    }
}
