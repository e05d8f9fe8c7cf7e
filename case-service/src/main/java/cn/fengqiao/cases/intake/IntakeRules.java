package cn.fengqiao.cases.intake;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.secret.Phones;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request to raise a case has to keep to, beyond its shape. */
public final class IntakeRules {

    public static final int MOST_TITLE = 120;
    public static final int MOST_NARRATIVE = 2_000;
    public static final int MOST_ADDRESS = 200;
    public static final int MOST_PHONE = 24;
    static final int MOST_PARTIES = 100;
    static final int MOST_PEOPLE = 100_000;
    private static final int LONGEST_NAME = 80;
    public static final int MOST_NAME = 60;
    static final int MOST_REFERENCE = 80;

    /** Clocks of departments' systems run apart; more than that is a wrong date. */
    private static final Duration FUTURE = Duration.ofMinutes(5);

    private static final LocalDate EARLIEST_DAY = LocalDate.of(1990, 1, 1);
    private static final Instant EARLIEST =
            EARLIEST_DAY.atStartOfDay(PlaceTime.ZONE).toInstant();

    private final Vocabulary vocabulary;
    private final List<FieldRefusal> refusals = new ArrayList<>();

    private IntakeRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Everything that is wrong with the request, in the order of its fields; empty when nothing is. */
    static List<FieldRefusal> check(RaiseCase request, Caller caller, Vocabulary vocabulary, Instant now) {
        var rules = new IntakeRules(vocabulary);
        rules.code("type", CodeSystem.DISPUTE_TYPE, request.type());
        rules.code("source", CodeSystem.SOURCE, request.source());
        rules.place(request, caller);
        rules.length("address", request.address(), MOST_ADDRESS);
        rules.text("title", request.title(), MOST_TITLE);
        rules.length("narrative", request.narrative(), MOST_NARRATIVE);
        if (request.scale() != null) {
            rules.code("scale", CodeSystem.SCALE, request.scale());
        }
        rules.parties(request, LocalDate.ofInstant(now, PlaceTime.ZONE));
        rules.answers(request);
        rules.departments(request, caller);
        rules.moment("foundAt", request.foundAt(), now);
        rules.reference(request.externalRef());
        return rules.refusals;
    }

    /**
     * Everything that is wrong with what a case would say after it is amended, by the rules by which it was raised.
     *
     * @param changed the parties that are added or corrected, by their place in the request
     * @param answered the answers that are given
     */
    static List<FieldRefusal> amended(
            RaiseCase after,
            Map<Integer, Party> changed,
            List<AmendCase.Answered> answered,
            Vocabulary vocabulary,
            Instant now) {
        var rules = new IntakeRules(vocabulary);
        rules.text("title", after.title(), MOST_TITLE);
        rules.length("narrative", after.narrative(), MOST_NARRATIVE);
        rules.length("address", after.address(), MOST_ADDRESS);
        if (rules.fewEnough(after.named())) {
            LocalDate today = LocalDate.ofInstant(now, PlaceTime.ZONE);
            changed.forEach((at, party) -> rules.party("parties[" + at + "].", party, today));
            rules.count(after.partyCount());
        }
        for (int i = 0; i < answered.size(); i++) {
            AmendCase.Answered said = answered.get(i);
            rules.question("answers[" + i + "].question", said.question());
            rules.moment("answers[" + i + "].observedAt", said.observedAt(), now);
            if (answered.subList(0, i).stream()
                    .anyMatch(other -> other.question().equals(said.question()))) {
                rules.refusals.add(
                        FieldRefusal.invalid("answers[" + i + "].question", "同一问题只能回答一次", "each question once"));
            }
        }
        return rules.refusals;
    }

    /** What is wrong with a text of more characters than {@code most}; also asked while a request is still being typed. */
    public static Optional<FieldRefusal> tooLong(String field, @Nullable String value, int most) {
        return value == null || value.codePointCount(0, value.length()) <= most
                ? Optional.empty()
                : Optional.of(FieldRefusal.invalid(field, "不得超过 " + most + " 个字符", "at most " + most + " characters"));
    }

    /** What is wrong with a list of more than {@code most} entries. */
    public static Optional<FieldRefusal> tooMany(String field, int entries, int most) {
        return entries <= most
                ? Optional.empty()
                : Optional.of(FieldRefusal.invalid(field, "至多 " + most + " 个", "at most " + most + " entries"));
    }

    private void code(String field, CodeSystem system, String code) {
        if (!vocabulary.knows(system, code)) {
            List<String> allowed =
                    vocabulary.entries(system).stream().map(CodeEntry::code).toList();
            refusals.add(FieldRefusal.unknown(field, "代码不在字典中", "not a code of the dictionary", allowed));
        }
    }

    private void place(RaiseCase request, Caller caller) {
        if (!caller.area().covers(request.area())) {
            refusals.add(FieldRefusal.invalid("area", "该地点不在您的管辖区域", "the place lies outside your area"));
        } else if (vocabulary.area(request.area()).isEmpty()) {
            refusals.add(FieldRefusal.unknown("area", "没有这个地点", "there is no such place", List.of()));
        }
    }

    private void parties(RaiseCase request, LocalDate today) {
        List<Party> parties = request.named();
        if (!fewEnough(parties)) {
            return;
        }
        for (int i = 0; i < parties.size(); i++) {
            party("parties[" + i + "].", parties.get(i), today);
        }
        count(request.partyCount());
    }

    private boolean fewEnough(List<Party> parties) {
        if (parties.size() > MOST_PARTIES) {
            refusals.add(FieldRefusal.invalid(
                    "parties", "当事人不得超过 " + MOST_PARTIES + " 人", "at most " + MOST_PARTIES + " parties"));
            return false;
        }
        return true;
    }

    private void count(@Nullable Integer count) {
        if (count != null && (count < 0 || count > MOST_PEOPLE)) {
            refusals.add(FieldRefusal.invalid("partyCount", "应为 0–" + MOST_PEOPLE, "0 to " + MOST_PEOPLE));
        }
    }

    private void party(String prefix, Party party, LocalDate today) {
        text(prefix + "name", party.name(), MOST_NAME);
        length(prefix + "address", party.address(), MOST_ADDRESS);
        String phone = party.phone();
        if (phone != null
                && (!Phones.written(phone)
                        || phone.length() > MOST_PHONE
                        || Phones.normalised(phone).length() < 3)) {
            refusals.add(FieldRefusal.invalid(prefix + "phone", "电话号码无效", "not a phone number"));
        }
        DocumentNumber.wrong(prefix, party.idType(), party.idNumber(), today).ifPresent(refusals::add);
    }

    private void answers(RaiseCase request) {
        if (request.answers() == null) {
            return;
        }
        for (String question : request.answers().keySet()) {
            if (!question("answers." + printable(question), question)) {
                return;
            }
        }
    }

    private boolean question(String field, String question) {
        if (vocabulary.knows(CodeSystem.INTAKE_QUESTION, question)) {
            return true;
        }
        List<String> known = vocabulary.codes(CodeSystem.INTAKE_QUESTION);
        refusals.add(FieldRefusal.unknown(field, "没有这个问题", "there is no such question", known));
        return false;
    }

    /** A name that a client made up, as far as it can be shown. */
    private static String printable(String sent) {
        return sent.length() > LONGEST_NAME ? "?" : PlainText.printable(sent);
    }

    private void departments(RaiseCase request, Caller caller) {
        List<Department> departments = request.departments();
        if (!vocabulary.knows(CodeSystem.DEPARTMENT, caller.department().code())) {
            refusals.add(FieldRefusal.invalid("departments", "贵部门不在部门字典中", "your department is not in the dictionary"));
        }
        if (departments == null) {
            return;
        }
        for (int i = 0; i < departments.size(); i++) {
            if (!vocabulary.departmentsOf(request.area()).contains(departments.get(i))) {
                refusals.add(FieldRefusal.unknown(
                        "departments[" + i + "]",
                        "该地点没有这个部门",
                        "no such department at this place",
                        vocabulary.departmentsOf(request.area()).stream()
                                .map(Department::code)
                                .toList()));
            }
        }
    }

    private void moment(String field, @Nullable Instant moment, Instant now) {
        if (moment != null && (moment.isAfter(now.plus(FUTURE)) || moment.isBefore(EARLIEST))) {
            refusals.add(FieldRefusal.invalid(
                    field,
                    "时间应不晚于现在，且不早于 " + EARLIEST_DAY,
                    "expected a time not in the future and not before " + EARLIEST_DAY));
        }
    }

    private void reference(@Nullable String reference) {
        if (reference != null && (!PlainText.visible(reference) || reference.length() > MOST_REFERENCE)) {
            refusals.add(FieldRefusal.invalid(
                    "externalRef", "外部编号应为 1–" + MOST_REFERENCE + " 个字符", "1 to " + MOST_REFERENCE + " characters"));
        }
    }

    private void text(String field, String value, int most) {
        if (!PlainText.visible(value)) {
            refusals.add(FieldRefusal.invalid(field, "不能为空", "may not be blank"));
        } else {
            length(field, value, most);
        }
    }

    private void length(String field, @Nullable String value, int most) {
        tooLong(field, value, most).ifPresent(refusals::add);
    }
}
