package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.DocumentNumber;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.IntakeRules;
import cn.fengqiao.cases.intake.Party.IdType;
import cn.fengqiao.cases.secret.IdentityNumber;
import cn.fengqiao.cases.secret.Phones;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.PlainText;
import cn.fengqiao.kit.problem.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a card has to keep to, beyond its shape; the same for one that is typed in and one from a file. */
final class CardRules {

    static final int MOST_MEMBERS = 30;
    static final int MOST_NAME = 60;
    static final int MOST_NOTE = 2_000;
    private static final int EARLIEST_BIRTH = 1880;
    private static final Pattern PHONE = Pattern.compile("[+0-9()（）\\- ]{3,24}");

    private final List<FieldRefusal> refusals = new ArrayList<>();

    private CardRules() {}

    /** Everything that is wrong with what a card says, in the order of its fields. */
    static List<FieldRefusal> check(CardContents contents, LocalDate today) {
        var rules = new CardRules();
        rules.text("address", contents.address(), IntakeRules.MOST_ADDRESS);
        rules.members(contents.members(), today);
        rules.length("note", contents.note(), MOST_NOTE);
        return rules.refusals;
    }

    /** What is wrong with a place a card is to lie at. */
    static List<FieldRefusal> place(String field, AreaPath area, Caller caller, Vocabulary vocabulary) {
        var rules = new CardRules();
        if (!caller.area().covers(area)) {
            rules.invalid(field, "该地点不在您的管辖区域", "the place lies outside your area");
        } else if (vocabulary.area(area).isEmpty()) {
            rules.refusals.add(unknown(field, "没有这个地点", "there is no such place", List.of()));
        }
        return rules.refusals;
    }

    /** What is wrong with the departments that are to work on a card. */
    static List<FieldRefusal> departments(List<Department> departments, AreaPath area, Vocabulary vocabulary) {
        List<String> known =
                vocabulary.departmentsOf(area).stream().map(Department::code).toList();
        List<FieldRefusal> refusals = new ArrayList<>();
        for (int i = 0; i < departments.size(); i++) {
            if (!known.contains(departments.get(i).code())) {
                refusals.add(unknown("departments[" + i + "]", "该地点没有这个部门", "no such department at this place", known));
            }
        }
        return refusals;
    }

    /** What is wrong with a reason. */
    static List<FieldRefusal> reason(String reason) {
        var rules = new CardRules();
        rules.text("reason", reason, MOST_NOTE);
        return rules.refusals;
    }

    /** What is wrong with a text that may be absent. */
    static List<FieldRefusal> note(@Nullable String note) {
        var rules = new CardRules();
        rules.length("note", note, MOST_NOTE);
        return rules.refusals;
    }

    /** What is wrong with an address alone. */
    static List<FieldRefusal> address(String address) {
        var rules = new CardRules();
        rules.text("address", address, IntakeRules.MOST_ADDRESS);
        return rules.refusals;
    }

    private void members(List<Member> members, LocalDate today) {
        if (members.size() > MOST_MEMBERS) {
            invalid("members", "成员不得超过 " + MOST_MEMBERS + " 人", "at most " + MOST_MEMBERS + " members");
            return;
        }
        if (members.stream()
                        .filter(member -> member.relation() == Relation.HEAD)
                        .count()
                != 1) {
            invalid("members", "应有且只有一名户主", "exactly one member is the head");
        }
        for (int i = 0; i < members.size(); i++) {
            member("members[" + i + "].", members.get(i), today);
        }
    }

    private void member(String prefix, Member member, LocalDate today) {
        int thisYear = today.getYear();
        text(prefix + "name", member.name(), MOST_NAME);
        Integer birth = member.birthYear();
        if (birth != null && (birth < EARLIEST_BIRTH || birth > thisYear)) {
            invalid(
                    prefix + "birthYear",
                    "出生年份应为 " + EARLIEST_BIRTH + "–" + thisYear,
                    EARLIEST_BIRTH + " to " + thisYear);
        }
        String phone = member.phone();
        if (phone != null
                && (!PHONE.matcher(phone).matches() || Phones.normalised(phone).length() < 3)) {
            invalid(prefix + "phone", "电话号码无效", "not a phone number");
        }
        number(prefix, member, today);
    }

    private void number(String prefix, Member member, LocalDate today) {
        String number = member.idNumber();
        Optional<FieldRefusal> wrong = DocumentNumber.wrong(prefix, member.idType(), number, today);
        wrong.ifPresent(refusals::add);
        Integer birth = member.birthYear();
        if (wrong.isEmpty()
                && number != null
                && birth != null
                && member.idType() == IdType.RESIDENT_ID
                && IdentityNumber.birthYear(number) != birth) {
            invalid(prefix + "birthYear", "与居民身份证号码中的出生年份不符", "not the year of birth in the identity number");
        }
    }

    private void text(String field, String value, int most) {
        if (!PlainText.visible(value)) {
            invalid(field, "不能为空", "may not be blank");
        } else {
            length(field, value, most);
        }
    }

    private void length(String field, @Nullable String value, int most) {
        IntakeRules.tooLong(field, value, most).ifPresent(refusals::add);
    }

    private void invalid(String field, String zh, String en) {
        refusals.add(refusal(field, zh, en));
    }

    static FieldRefusal refusal(String field, String zh, String en) {
        return new FieldRefusal(ProblemType.FIELD_INVALID, field, zh, en, List.of());
    }

    private static FieldRefusal unknown(String field, String zh, String en, List<String> allowed) {
        return new FieldRefusal(ProblemType.UNKNOWN_VALUE, field, zh, en, allowed);
    }
}
