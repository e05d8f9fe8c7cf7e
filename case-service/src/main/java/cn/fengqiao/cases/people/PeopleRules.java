package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be entered, the same from a form and from a sheet. The first rule that is broken is answered. */
final class PeopleRules {

    /** Dates of people are days of the place they work in. */
    static final ZoneId ZONE = PlaceTime.ZONE;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_POSTS = 5;
    private static final int MOST_AREAS = 50;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,32}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{2,19}");
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,80}");

    private final Vocabulary words;
    private final Caller caller;

    PeopleRules(Vocabulary words, Caller caller) {
        this.words = words;
        this.caller = caller;
    }

    Optional<Problem> official(OpenOfficial wanted) {
        return first(
                () -> code(wanted.code()),
                () -> name(wanted.name()),
                () -> department(wanted.department()),
                () -> wholeSubdistrict("area", wanted.area()),
                () -> posts(wanted.posts()),
                () -> phone(wanted.phone()),
                () -> subject(wanted.subject()),
                () -> period("activeUntil", wanted.activeFrom(), wanted.activeUntil()));
    }

    Optional<Problem> official(ChangeOfficial wanted) {
        return first(
                () -> name(wanted.name()),
                () -> department(wanted.department()),
                () -> wholeSubdistrict("area", wanted.area()),
                () -> posts(wanted.posts()),
                () -> phone(wanted.phone()),
                () -> subject(wanted.subject()));
    }

    Optional<Problem> team(AreaPath home, String kind, String name, List<AreaPath> areas) {
        return first(
                () -> place("home", home),
                () -> known(CodeSystem.TEAM_KIND, "kind", kind),
                () -> name(name),
                () -> areas.isEmpty() || areas.size() > MOST_AREAS || new HashSet<>(areas).size() < areas.size()
                        ? invalid(
                                "areas", "应为 1–" + MOST_AREAS + " 个互不相同的地点", "1 to " + MOST_AREAS + " different places")
                        : Optional.empty(),
                () -> areas.stream()
                        .flatMap(area -> place("areas", area).stream())
                        .findFirst(),
                () -> areas.stream().allMatch(area -> area.subdistrict().equals(home.subdistrict()))
                        ? Optional.empty()
                        : invalid("areas", "服务地点应在队伍所属街道内", "a team serves within its subdistrict"));
    }

    Optional<Problem> member(String role, LocalDate since, @Nullable LocalDate until) {
        return first(() -> known(CodeSystem.TEAM_ROLE, "role", role), () -> period("until", since, until));
    }

    /** Buildings inherit: nobody is appointed for one alone. */
    Optional<Problem> answeredFor(AreaPath area) {
        return first(
                () -> place("area", area),
                () -> words.area(area)
                                .filter(place -> place.kind() != Area.Kind.CITY && place.kind() != Area.Kind.BUILDING)
                                .isPresent()
                        ? Optional.empty()
                        : invalid("area", "责任人设在街道、社区或网格", "for a subdistrict, a community or a grid"));
    }

    /** A place in the tree, within the caller's competence. */
    Optional<Problem> place(String field, AreaPath area) {
        return words.area(area).isPresent() && caller.area().covers(area)
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.UNKNOWN_VALUE,
                        field,
                        "没有地点 " + area + "，或不在您的辖区",
                        "there is no place " + area + " within your competence"));
    }

    Optional<Problem> name(String name) {
        return PlainText.visible(name)
                        && name.equals(name.strip())
                        && name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? Optional.empty()
                : invalid(
                        "name",
                        "应为 1–" + LONGEST_NAME + " 个字符，首尾无空格",
                        "1 to " + LONGEST_NAME + " characters without space around them");
    }

    Optional<Problem> known(CodeSystem system, String field, String code) {
        return words.knows(system, code)
                ? Optional.empty()
                : Optional.of(Problems.field(
                                ProblemType.UNKNOWN_VALUE,
                                field,
                                "代码 " + code + " 不在字典中",
                                "not a code of the dictionary")
                        .with(
                                "allowed",
                                words.entries(system).stream()
                                        .map(CodeEntry::code)
                                        .toList()));
    }

    /** Who works on a matter of people there: every department of the place, so that all may read who serves. */
    List<Department> hands(AreaPath area, Department... others) {
        SortedSet<Department> hands = words.departmentsOf(area);
        hands.add(caller.department());
        hands.addAll(List.of(others));
        return List.copyOf(hands);
    }

    static Optional<Problem> reason(@Nullable String reason) {
        return reason == null || reason.codePointCount(0, reason.length()) <= LONGEST_REASON
                ? Optional.empty()
                : invalid("reason", "至多 " + LONGEST_REASON + " 个字符", "at most " + LONGEST_REASON + " characters");
    }

    static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }

    @SafeVarargs
    static Optional<Problem> first(Supplier<Optional<Problem>>... rules) {
        return Stream.of(rules).flatMap(rule -> rule.get().stream()).findFirst();
    }

    /** Staff numbers are unique in a subdistrict, so only who sees all of it can tell whether one is free. */
    Optional<Problem> wholeSubdistrict(String field, AreaPath area) {
        return first(
                () -> place(field, area),
                () -> caller.area().covers(area.subdistrict())
                        ? Optional.empty()
                        : invalid(field, "人员由街道统一管理", "staff is kept for a whole subdistrict"));
    }

    private Optional<Problem> department(Department department) {
        return known(CodeSystem.DEPARTMENT, "department", department.code());
    }

    private Optional<Problem> posts(Collection<String> posts) {
        return first(
                () -> posts.isEmpty() || posts.size() > MOST_POSTS || new HashSet<>(posts).size() < posts.size()
                        ? invalid(
                                "posts", "应为 1–" + MOST_POSTS + " 个互不相同的岗位", "1 to " + MOST_POSTS + " different posts")
                        : Optional.empty(),
                () -> posts.stream()
                        .flatMap(post -> known(CodeSystem.POST, "posts", post).stream())
                        .findFirst());
    }

    private static Optional<Problem> code(String code) {
        return CODE.matcher(code).matches()
                ? Optional.empty()
                : invalid("code", "工号应为 1–32 个字母、数字或连字符", "1 to 32 letters, digits or hyphens");
    }

    private static Optional<Problem> phone(@Nullable String phone) {
        return phone == null || PHONE.matcher(phone).matches()
                ? Optional.empty()
                : invalid("phone", "应为 3–20 位数字，可带空格或连字符", "3 to 20 digits, spaces or hyphens between them");
    }

    private static Optional<Problem> subject(@Nullable String subject) {
        return subject == null || SUBJECT.matcher(subject).matches()
                ? Optional.empty()
                : invalid("subject", "应为 1–80 个可打印的 ASCII 字符", "1 to 80 printable ASCII characters");
    }

    private static Optional<Problem> period(String field, LocalDate from, @Nullable LocalDate until) {
        return until == null || !until.isBefore(from)
                ? Optional.empty()
                : invalid(field, "止日早于起日", "the last day is before the first");
    }
}
