package cn.fengqiao.cases.studio;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.appointment.Hours;
import cn.fengqiao.cases.appointment.Opening;
import cn.fengqiao.cases.appointment.Wish;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests about studios have to keep to, beyond their shape; the first fault in the order of the fields is named. */
final class StudioRules {

    static final int MOST_REASON = 1_000;
    static final int MOST_AT_ONCE = 10;
    private static final int MOST_NAME = 60;
    private static final int MOST_PROFILE = 2_000;
    private static final int MOST_SKILLS = 30;
    private static final int MOST_PLACES = 100;
    private static final int MOST_OPENINGS = 28;
    private static final int MOST_CLOSED_DAYS = 366;
    private static final int SHORTEST_SLOT = 15;
    private static final int LONGEST_SLOT = (int) Bookings.LONGEST.toMinutes();
    private static final int MOST_ROOMS = 20;
    private static final int MOST_PEOPLE = 10_000_000;
    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9._@-]{1,60}");

    private StudioRules() {}

    static Optional<Problem> check(OpenStudio request, Caller caller, Vocabulary words) {
        return place("area", request.area(), caller, words)
                .or(() -> check(request.particulars(), caller, words))
                .or(() -> departments(request, caller, words));
    }

    static Optional<Problem> check(ChangeStudio request, Caller caller, Vocabulary words) {
        return text("name", request.name(), MOST_NAME)
                .or(() -> text("profile", request.profile(), MOST_PROFILE))
                .or(() -> skills(request.skills(), words))
                .or(() -> covers(request.covers(), caller, words))
                .or(() -> hours(request.hours()))
                .or(() -> most("closedDays", request.closedDays(), MOST_CLOSED_DAYS))
                .or(() -> between("slotMinutes", request.slotMinutes(), SHORTEST_SLOT, LONGEST_SLOT))
                .or(() -> between("rooms", request.rooms(), 1, MOST_ROOMS));
    }

    static Optional<Problem> check(JoinStudio request) {
        return text("name", request.name(), MOST_NAME)
                .or(() -> request.until() != null && request.until().isBefore(request.since())
                        ? invalid("until", "不能早于加入日期", "not before the day of joining")
                        : Optional.empty())
                .or(() -> request.person() != null
                                && !PERSON.matcher(request.person()).matches()
                        ? invalid("person", "应为 1–60 个字母、数字或 ._@-", "1 to 60 letters, digits or ._@-")
                        : Optional.empty());
    }

    static Optional<Problem> check(BookSlot request) {
        if (request.caseId() != null && request.householdId() != null) {
            return invalid("householdId", "案件和家庭只能选其一", "for a case or for a household, not for both");
        }
        if (request.together() && request.professions() != null) {
            return invalid("professions", "双师预约不再指定职业", "a dual appointment names no professions");
        }
        if (request.together() && request.caseId() == null && request.householdId() == null) {
            return invalid("dual", "双师预约须对应案件或家庭", "a dual appointment is for a case or a household");
        }
        Wish wish = request.wish();
        if (wish.professions().isEmpty() && wish.members().isEmpty()) {
            return invalid("professions", "至少需要一人", "somebody has to be there");
        }
        return most("professions", wish.professions(), MOST_AT_ONCE)
                .or(() -> most("members", wish.members(), MOST_AT_ONCE))
                .or(() -> new HashSet<>(wish.members()).size() < wish.members().size()
                        ? invalid("members", "同一成员只能出现一次", "each member once")
                        : Optional.empty());
    }

    static Optional<Problem> check(ActivityRequest.Plan request, Caller caller, Vocabulary words) {
        return text("topic", request.topic(), MOST_PROFILE / 10)
                .or(() -> place("area", request.area(), caller, words))
                .or(() ->
                        request.venue() == null ? Optional.empty() : text("venue", request.venue(), MOST_PROFILE / 10));
    }

    static Optional<Problem> check(ActivityRequest.Hold request) {
        Integer views = request.views();
        return between("attendance", request.attendance(), 0, MOST_PEOPLE)
                .or(() -> views == null ? Optional.empty() : between("views", views, 0, MOST_PEOPLE));
    }

    static Optional<Problem> text(String field, String value, int most) {
        if (!PlainText.visible(value)) {
            return invalid(field, "不能为空", "may not be blank");
        }
        return value.codePointCount(0, value.length()) <= most
                ? Optional.empty()
                : invalid(field, "不得超过 " + most + " 个字符", "at most " + most + " characters");
    }

    static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }

    private static Optional<Problem> place(String field, AreaPath area, Caller caller, Vocabulary words) {
        if (!caller.area().covers(area)) {
            return invalid(field, "该地点不在您的管辖区域", "the place lies outside your area");
        }
        return words.area(area).isPresent() ? Optional.empty() : unknown(field, "没有这个地点", "there is no such place");
    }

    private static Optional<Problem> skills(List<String> skills, Vocabulary words) {
        if (skills.isEmpty()) {
            return invalid("skills", "至少一项专长", "at least one");
        }
        for (int i = 0; i < skills.size() && i < MOST_SKILLS; i++) {
            if (!words.knows(CodeSystem.DISPUTE_TYPE, skills.get(i))
                    && !words.knows(CodeSystem.STUDIO_SKILL, skills.get(i))) {
                return unknown("skills[" + i + "]", "代码不在字典中", "not a code of the dictionary");
            }
        }
        return most("skills", skills, MOST_SKILLS);
    }

    private static Optional<Problem> covers(List<AreaPath> covers, Caller caller, Vocabulary words) {
        if (covers.isEmpty()) {
            return invalid("covers", "至少服务一个社区", "at least one community");
        }
        for (int i = 0; i < covers.size() && i < MOST_PLACES; i++) {
            String field = "covers[" + i + "]";
            Optional<Problem> wrong = place(field, covers.get(i), caller, words);
            if (wrong.isPresent()) {
                return wrong;
            }
            @Nullable Area area = words.area(covers.get(i)).orElse(null);
            if (area == null || area.kind() != Area.Kind.COMMUNITY) {
                return invalid(field, "应为社区", "a community is expected");
            }
        }
        return most("covers", covers, MOST_PLACES);
    }

    private static Optional<Problem> hours(List<Opening> hours) {
        if (hours.size() > MOST_OPENINGS) {
            return most("hours", hours, MOST_OPENINGS);
        }
        for (int i = 0; i < hours.size(); i++) {
            if (!hours.get(i).inOrder()) {
                return invalid("hours[" + i + "]", "结束须晚于开始", "it ends after it begins");
            }
        }
        return Hours.overlapping(hours) ? invalid("hours", "时段互相重叠", "they overlap") : Optional.empty();
    }

    private static Optional<Problem> departments(OpenStudio request, Caller caller, Vocabulary words) {
        if (!words.departmentsOf(request.area()).contains(caller.department())) {
            return invalid("area", "该地点没有贵部门", "your department is not one of the place");
        }
        List<Department> departments = request.departments() == null ? List.of() : request.departments();
        for (int i = 0; i < departments.size(); i++) {
            if (!words.departmentsOf(request.area()).contains(departments.get(i))) {
                return unknown("departments[" + i + "]", "该地点没有这个部门", "no such department at this place");
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> between(String field, int value, int least, int most) {
        return value >= least && value <= most
                ? Optional.empty()
                : invalid(field, "应为 " + least + "–" + most, least + " to " + most);
    }

    private static Optional<Problem> most(String field, List<?> values, int most) {
        return values.size() <= most ? Optional.empty() : invalid(field, "至多 " + most + " 项", "at most " + most);
    }

    private static Optional<Problem> unknown(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.UNKNOWN_VALUE, field, zh, en));
    }
}
