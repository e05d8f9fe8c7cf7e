package cn.fengqiao.cases.patrol;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.rounds.Observed;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests about patrols have to keep to. Collects everything that is wrong, in the order of the fields. */
final class PatrolRules {

    /** Days are those of the place. */
    static final ZoneId ZONE = PlaceTime.ZONE;

    /** Nobody goes to more in one round. */
    static final int MOST_STOPS = 60;

    private static final int MOST_GOERS = 30;
    private static final int MOST_TEXT = 500;
    private static final int MOST_NOTE = 2_000;
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Further ahead nobody knows who will be there. */
    private static final Duration HORIZON = Duration.ofDays(180);

    private final List<FieldRefusal> refusals = new ArrayList<>();

    private PatrolRules() {}

    static Optional<Problem> plan(PlanPatrol plan, Caller caller, Vocabulary words, Instant now) {
        var rules = new PatrolRules();
        if (!caller.area().covers(plan.area()) || words.area(plan.area()).isEmpty()) {
            rules.fault("area", "该地点不在您的管辖区域", "the place lies outside your area");
        }
        rules.stops(plan, words);
        rules.purpose(plan.purpose(), words);
        rules.window(plan, now);
        if (plan.goers().isEmpty() && plan.team() == null) {
            rules.fault("officials", "请指定巡逻人员或队伍", "say which officials or which team goes");
        }
        if (plan.goers().size() > MOST_GOERS) {
            rules.fault("officials", "不得超过 " + MOST_GOERS + " 人", "at most " + MOST_GOERS);
        }
        for (int i = 0; i < plan.others().size(); i++) {
            if (!words.departmentsOf(plan.area()).contains(plan.others().get(i))) {
                rules.fault("departments[" + i + "]", "该地点没有这个部门", "no such department at this place");
            }
        }
        if (plan.note() != null) {
            rules.text("note", plan.note(), MOST_TEXT);
        }
        return rules.problem();
    }

    /** What a check-in says, apart from when and where; what a clue may say is checked where clues come in. */
    static Optional<Problem> checkIn(CheckInStop wanted) {
        var rules = new PatrolRules();
        if (wanted.observed() == Observed.SOMETHING) {
            rules.text("note", wanted.note() == null ? "" : wanted.note(), MOST_NOTE);
        } else {
            if (wanted.note() != null) {
                rules.text("note", wanted.note(), MOST_NOTE);
            }
            rules.only("title", wanted.title());
            rules.only("address", wanted.address());
            rules.only("restricted", wanted.restricted());
        }
        return rules.problem();
    }

    /** A text that has to say something. */
    static Optional<Problem> said(String field, @Nullable String value) {
        var rules = new PatrolRules();
        rules.text(field, value == null ? "" : value, MOST_TEXT);
        return rules.problem();
    }

    private void stops(PlanPatrol plan, Vocabulary words) {
        if (plan.stops().isEmpty() || plan.stops().size() > MOST_STOPS) {
            fault("stops", "应为 1–" + MOST_STOPS + " 处", "1 to " + MOST_STOPS + " stops");
            return;
        }
        Set<AreaPath> seen = new HashSet<>();
        for (int i = 0; i < plan.stops().size(); i++) {
            AreaPath stop = plan.stops().get(i);
            boolean place = words.area(stop)
                    .filter(area -> area.kind().compareTo(Area.Kind.COMMUNITY) >= 0)
                    .isPresent();
            if (!place || !plan.area().covers(stop)) {
                fault("stops[" + i + "]", "应为巡逻区域内的社区、网格或楼栋", "expected a community, grid or building of the area");
            } else if (!seen.add(stop)) {
                fault("stops[" + i + "]", "该地点已在路线中", "it is on the way already");
            }
        }
    }

    private void purpose(String purpose, Vocabulary words) {
        if (!words.knows(CodeSystem.PATROL_PURPOSE, purpose)) {
            refusals.add(FieldRefusal.unknown(
                    "purpose", "代码不在字典中", "not a code of the dictionary", words.codes(CodeSystem.PATROL_PURPOSE)));
        }
    }

    private void window(PlanPatrol plan, Instant now) {
        if (plan.startsAt().isAfter(now.plus(HORIZON))) {
            fault("startsAt", "不得晚于 " + HORIZON.toDays() + " 天后", "within " + HORIZON.toDays() + " days");
        } else if (!plan.endsAt().isAfter(plan.startsAt())
                || plan.endsAt().isAfter(plan.startsAt().plus(LONGEST))) {
            fault(
                    "endsAt",
                    "应晚于开始时间，且不超过 " + LONGEST.toHours() + " 小时",
                    "after the start, by at most " + LONGEST.toHours() + " hours");
        } else if (!plan.endsAt().isAfter(now)) {
            fault("endsAt", "应晚于现在", "expected a time to come");
        }
    }

    private void only(String field, @Nullable Object value) {
        if (value != null) {
            fault(field, "仅在发现情况时填写", "only what was found has one");
        }
    }

    private void text(String field, String value, int most) {
        if (!PlainText.visible(value) || value.codePointCount(0, value.length()) > most) {
            fault(field, "应为 1–" + most + " 个字符", "1 to " + most + " characters");
        }
    }

    private void fault(String field, String zh, String en) {
        refusals.add(FieldRefusal.invalid(field, zh, en));
    }

    private Optional<Problem> problem() {
        return FieldRefusal.problem(refusals);
    }
}
