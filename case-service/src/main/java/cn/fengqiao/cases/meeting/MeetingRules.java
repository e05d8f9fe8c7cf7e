package cn.fengqiao.cases.meeting;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What requests about meetings have to keep to. Collects everything that is wrong, in the order of the fields. */
final class MeetingRules {

    /** Days are those of the place. */
    static final ZoneId ZONE = PlaceTime.ZONE;

    /** Nobody talks about more in one sitting. */
    static final int MOST_ITEMS = 20;

    private static final int MOST_DEPARTMENTS = 20;
    private static final int MOST_DECISIONS = 50;
    private static final int MOST_NAME = 60;
    private static final int MOST_LINE = 500;
    private static final int MOST_MINUTES = 4_000;

    private final List<FieldRefusal> refusals = new ArrayList<>();

    private MeetingRules() {}

    static Optional<Problem> call(CallMeeting call, Caller caller, Vocabulary words, Instant now) {
        var rules = new MeetingRules();
        if (!caller.area().covers(call.area()) || words.area(call.area()).isEmpty()) {
            rules.fault("area", "该地点不在您的管辖区域", "the place lies outside your area");
        }
        if (!call.startsAt().isAfter(now)) {
            rules.fault("startsAt", "应晚于现在", "expected a time to come");
        }
        rules.text("place", call.place(), MOST_NAME);
        rules.size("departments", call.departments(), MOST_DEPARTMENTS);
        for (int i = 0; i < call.departments().size(); i++) {
            Department invited = call.departments().get(i);
            if (!words.departmentsOf(call.area()).contains(invited)) {
                rules.fault("departments[" + i + "]", "该地点没有这个部门", "no such department at this place");
            } else if (invited.equals(caller.department())) {
                rules.fault("departments[" + i + "]", "召集部门无须邀请", "whoever calls it comes anyway");
            }
        }
        rules.size("agenda", call.agenda(), MOST_ITEMS);
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < call.agenda().size(); i++) {
            if (!seen.add(call.agenda().get(i).caseId())) {
                rules.fault("agenda[" + i + "].caseId", "该案件已在议程中", "the case is on the agenda already");
            }
            rules.text("agenda[" + i + "].topic", call.agenda().get(i).topic(), MOST_LINE);
        }
        return rules.problem();
    }

    /**
     * @param known the items of the meeting
     * @param caller who called it
     */
    static Optional<Problem> hold(HoldMeeting held, Set<UUID> known, Caller caller, Matter matter, Instant now) {
        var rules = new MeetingRules();
        List<Department> comers = matter.departments();
        LocalDate today = MeetingDesk.today(now);
        if (held.heldAt().isBefore(matter.openedAt()) || held.heldAt().isAfter(now)) {
            rules.fault("heldAt", "应在召集之后、不晚于现在", "expected a time after it was called and not to come");
        }
        if (held.attended().stream().allMatch(caller.department()::equals)) {
            rules.fault("attended", "联席会议至少应有召集部门以外的一个部门到会", "expected a department beside the one that called it");
        }
        for (int i = 0; i < held.attended().size(); i++) {
            rules.among("attended[" + i + "]", comers.contains(held.attended().get(i)));
        }
        rules.size("minutes", held.minutes(), MOST_ITEMS);
        Set<UUID> discussed = new HashSet<>();
        for (int i = 0; i < held.minutes().size(); i++) {
            HoldMeeting.Minutes minutes = held.minutes().get(i);
            String field = "minutes[" + i + "]";
            rules.item(field + ".item", known.contains(minutes.item()) && discussed.add(minutes.item()));
            rules.text(field + ".text", minutes.text(), MOST_MINUTES);
        }
        rules.most("dissents", held.dissent(), MOST_DECISIONS);
        for (int i = 0; i < held.dissent().size(); i++) {
            HoldMeeting.Dissent dissent = held.dissent().get(i);
            String field = "dissents[" + i + "]";
            rules.item(field + ".item", discussed.contains(dissent.item()));
            rules.among(field + ".department", comers.contains(dissent.department()));
            rules.text(field + ".text", dissent.text(), MOST_MINUTES);
        }
        rules.most("decisions", held.decided(), MOST_DECISIONS);
        for (int i = 0; i < held.decided().size(); i++) {
            HoldMeeting.Decision decision = held.decided().get(i);
            String field = "decisions[" + i + "]";
            rules.item(field + ".item", discussed.contains(decision.item()));
            rules.among(field + ".department", comers.contains(decision.department()));
            rules.text(field + ".what", decision.what(), MOST_LINE);
            rules.notBefore(field + ".dueOn", decision.dueOn(), today);
        }
        rules.notBefore("reviewOn", held.reviewOn(), today);
        return rules.problem();
    }

    static Optional<Problem> reassign(ReassignAction wanted, List<Department> comers, LocalDate today) {
        var rules = new MeetingRules();
        rules.among("department", comers.contains(wanted.department()));
        rules.notBefore("dueOn", wanted.dueOn(), today);
        return rules.problem();
    }

    /** A text that has to say something. */
    static Optional<Problem> said(String field, @Nullable String value) {
        var rules = new MeetingRules();
        rules.text(field, value == null ? "" : value, MOST_LINE);
        return rules.problem();
    }

    private void text(String field, String value, int most) {
        if (!PlainText.visible(value) || value.codePointCount(0, value.length()) > most) {
            fault(field, "应为 1–" + most + " 个字符", "1 to " + most + " characters");
        }
    }

    private void size(String field, Collection<?> values, int most) {
        if (values.isEmpty()) {
            fault(field, "至少一项", "at least one");
        }
        most(field, values, most);
    }

    private void most(String field, Collection<?> values, int most) {
        if (values.size() > most) {
            fault(field, "不得超过 " + most + " 项", "at most " + most);
        }
    }

    private void item(String field, boolean known) {
        if (!known) {
            fault(field, "应为议程中的案件，且会上议过、只写一次", "expected an item that was talked about, once");
        }
    }

    private void among(String field, boolean known) {
        if (!known) {
            fault(field, "该部门不在参会部门之列", "the department is not in the meeting");
        }
    }

    private void notBefore(String field, LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            fault(field, "不得早于今天", "not before today");
        }
    }

    private void fault(String field, String zh, String en) {
        refusals.add(FieldRefusal.invalid(field, zh, en));
    }

    private Optional<Problem> problem() {
        return FieldRefusal.problem(refusals);
    }
}
