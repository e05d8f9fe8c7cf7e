package cn.fengqiao.cases.group;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests about groups have to keep to. Collects everything that is wrong, in the order of the fields. */
final class GroupRules {

    private static final int MOST_NAME = 60;
    private static final int MOST_TEXT = 1_000;
    private static final int MOST_REASON = 500;
    private static final Pattern PHONE = Pattern.compile("[+0-9()（）\\- ]{3,24}");

    private final List<FieldRefusal> refusals = new ArrayList<>();

    private GroupRules() {}

    /** @param size how many households such a group has; a larger one is two */
    static Optional<Problem> form(GroupForm form, Caller caller, Vocabulary words, GroupSizes.Bounds size) {
        var rules = new GroupRules();
        rules.place(form, caller, words);
        rules.text("name", form.name(), MOST_NAME);
        if (!size.admits(form.everybody().size())) {
            rules.fault(
                    "members",
                    "连同组长应为 " + size.fewest() + "–" + size.most() + " 户",
                    size.fewest() + " to " + size.most() + " households, the leader's among them");
        } else {
            rules.person("leader.", form.leader());
            for (int i = 0; i < form.members().size(); i++) {
                rules.person("members[" + i + "].", form.members().get(i));
            }
        }
        for (int i = 0; i < form.others().size(); i++) {
            if (!words.departmentsOf(form.area()).contains(form.others().get(i))) {
                rules.fault("departments[" + i + "]", "该地点没有这个部门", "no such department at this place");
            }
        }
        return rules.problem();
    }

    static Optional<Problem> task(HelpTask task) {
        var rules = new GroupRules();
        rules.text("what", task.what(), MOST_REASON);
        rules.text("household", task.household(), MOST_NAME);
        return rules.problem();
    }

    static Optional<Problem> report(FileReport report, Vocabulary words) {
        var rules = new GroupRules();
        if (!words.knows(CodeSystem.INCIDENT_KIND, report.kind())) {
            rules.refusals.add(FieldRefusal.unknown(
                    "kind",
                    "只受理事件：代码不在事件字典中",
                    "only incidents are reported: not a code of the dictionary",
                    words.codes(CodeSystem.INCIDENT_KIND)));
        }
        rules.text("text", report.text(), MOST_TEXT);
        FileReport.Reporter reporter = report.reporter();
        if (reporter != null) {
            rules.text("reporter.name", reporter.name(), MOST_NAME);
            rules.phone("reporter.phone", reporter.phone());
        }
        return rules.problem();
    }

    static Optional<Problem> text(String field, String value) {
        var rules = new GroupRules();
        rules.text(field, value, MOST_TEXT);
        return rules.problem();
    }

    static Optional<Problem> reason(@Nullable String value) {
        var rules = new GroupRules();
        if (value != null) {
            rules.text("reason", value, MOST_REASON);
        }
        return rules.problem();
    }

    private void place(GroupForm form, Caller caller, Vocabulary words) {
        if (!caller.area().covers(form.area())) {
            fault("area", "该地点不在您的管辖区域", "the place lies outside your area");
        } else if (words.area(form.area())
                .map(Area::kind)
                .filter(kind -> kind == Area.Kind.GRID || kind == Area.Kind.BUILDING)
                .isEmpty()) {
            fault("area", "应为网格或楼栋", "expected a grid or a building");
        }
    }

    private void person(String prefix, GroupPerson person) {
        text(prefix + "name", person.name(), MOST_NAME);
        phone(prefix + "phone", person.phone());
        String household = person.household();
        if (household != null) {
            text(prefix + "household", household, MOST_NAME);
        }
    }

    private void phone(String field, @Nullable String phone) {
        if (phone != null && !PHONE.matcher(phone).matches()) {
            fault(field, "不是电话号码", "not a telephone number");
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
