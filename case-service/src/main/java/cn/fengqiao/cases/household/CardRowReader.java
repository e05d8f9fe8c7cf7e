package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.FieldRefusal;
import cn.fengqiao.cases.intake.Party.Gender;
import cn.fengqiao.cases.intake.Party.IdType;
import cn.fengqiao.cases.sheets.RawRow;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.problem.PlainText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the rows of a file of cards. The first thing that is wrong with a row is named with its column. */
final class CardRowReader {

    private static final char UNDECODABLE = '\uFFFD';
    private static final int LONGEST_REFERENCE = 80;
    private static final Pattern MEMBER = Pattern.compile("members\\[(\\d{1,2})]\\.(\\w+)");
    private static final Map<String, Gender> GENDERS = Map.of("男", Gender.MALE, "女", Gender.FEMALE);

    private final Rows rows;
    private final List<String> header;
    private final Caller importer;
    private final Vocabulary vocabulary;
    private final LocalDate today;
    private final Map<String, AreaPath> places = new HashMap<>();

    /**
     * @param rows whose header has the columns of {@link CardColumns}
     * @param importer in whose area the cards have to lie
     */
    CardRowReader(Rows rows, Caller importer, Vocabulary vocabulary, LocalDate today) {
        this.rows = rows;
        this.header = rows.header();
        this.importer = importer;
        this.vocabulary = vocabulary;
        this.today = today;
        vocabulary.areas().forEach(this::place);
    }

    /** By the names on the way from the community; of two places of one name the one within the importer's area. */
    private void place(Area area) {
        List<String> names = new ArrayList<>();
        String path = area.path().value();
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            vocabulary
                    .area(AreaPath.of(path.substring(0, end)))
                    .filter(around -> around.kind().compareTo(Area.Kind.SUBDISTRICT) > 0)
                    .ifPresent(around -> names.addFirst(around.name()));
        }
        if (!names.isEmpty()) {
            places.merge(
                    String.join("|", names),
                    area.path(),
                    (one, other) -> importer.area().covers(one) ? one : other);
        }
    }

    CardRow read(RawRow row) {
        return switch (row) {
            case RawRow.Broken broken -> new CardRow.Unusable(broken.line(), broken.column(), broken.reason(), null);
            case RawRow.Fields fields -> fields(fields);
        };
    }

    private CardRow fields(RawRow.Fields row) {
        if (rows.merged(row.line())) {
            return new CardRow.Unusable(row.line(), null, "含有合并单元格，请取消合并并逐行填写", null);
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), row.values().size()); i++) {
            String column = header.get(i);
            String value = row.values().get(i).strip();
            Optional<String> objection = objection(value);
            if (objection.isPresent()) {
                return new CardRow.Unusable(row.line(), column, objection.get(), value);
            }
            values.put(column, value);
        }
        try {
            return understood(row.line(), values);
        } catch (Refused refused) {
            return new CardRow.Unusable(row.line(), refused.column, refused.why, values.get(refused.column));
        }
    }

    private static Optional<String> objection(String value) {
        if (value.startsWith("=")) {
            return Optional.of("不接受公式，请粘贴为数值");
        }
        if (value.indexOf(UNDECODABLE) >= 0) {
            return Optional.of("含有无法识别的字符");
        }
        return PlainText.firstForbidden(value, true).isPresent() ? Optional.of("含有不被允许的字符") : Optional.empty();
    }

    private CardRow understood(int line, Map<String, String> values) throws Refused {
        AreaPath area = area(values);
        List<Member> members = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        members.add(member(CardColumns.HEAD, Relation.HEAD, values));
        prefixes.add(CardColumns.HEAD);
        for (int i = 1; i <= CardColumns.MOST_OTHERS; i++) {
            String prefix = CardColumns.member(i);
            if (text(values, prefix + CardColumns.NAME) != null) {
                members.add(member(prefix, relation(prefix, values), values));
                prefixes.add(prefix);
            } else if (values.keySet().stream()
                    .anyMatch(column -> column.startsWith(prefix) && text(values, column) != null)) {
                throw new Refused(prefix + CardColumns.NAME, "姓名为空");
            }
        }
        String address = text(values, CardColumns.ADDRESS);
        var contents = new CardContents(address == null ? "" : address, members, text(values, CardColumns.NOTE));
        List<FieldRefusal> refusals = new ArrayList<>(CardRules.place("area", area, importer, vocabulary));
        refusals.addAll(CardRules.check(contents, today));
        if (!refusals.isEmpty()) {
            FieldRefusal first = refusals.getFirst();
            throw new Refused(column(first.field(), prefixes, values), first.zh());
        }
        return new CardRow.Card(line, area, contents, reference(values));
    }

    private @Nullable String reference(Map<String, String> values) throws Refused {
        String reference = text(values, CardColumns.REFERENCE);
        if (reference != null && reference.length() > LONGEST_REFERENCE) {
            throw new Refused(CardColumns.REFERENCE, "不得超过 " + LONGEST_REFERENCE + " 个字符");
        }
        return reference;
    }

    private AreaPath area(Map<String, String> values) throws Refused {
        String code = text(values, CardColumns.AREA);
        if (code != null) {
            try {
                return AreaPath.of(code);
            } catch (IllegalArgumentException malformed) {
                throw new Refused(CardColumns.AREA, "不是区域代码");
            }
        }
        String community = text(values, CardColumns.COMMUNITY);
        if (community == null) {
            throw new Refused(CardColumns.COMMUNITY, "社区为空");
        }
        AreaPath area = known(CardColumns.COMMUNITY, community);
        String path = community;
        for (String column : List.of(CardColumns.GRID, CardColumns.BUILDING)) {
            String name = text(values, column);
            if (name == null) {
                return area;
            }
            path = path + "|" + name;
            area = known(column, path);
        }
        return area;
    }

    private AreaPath known(String column, String path) throws Refused {
        AreaPath area = places.get(path);
        if (area == null) {
            throw new Refused(column, "没有这个地点");
        }
        return area;
    }

    private Relation relation(String prefix, Map<String, String> values) throws Refused {
        String word = text(values, prefix + CardColumns.RELATION);
        Optional<Relation> relation = word == null ? Optional.of(Relation.OTHER) : Relation.called(word);
        if (relation.isEmpty()) {
            throw new Refused(prefix + CardColumns.RELATION, "没有这种关系");
        }
        if (relation.get() == Relation.HEAD) {
            throw new Refused(prefix + CardColumns.RELATION, "户主填在户主各列");
        }
        return relation.get();
    }

    private static Member member(String prefix, Relation relation, Map<String, String> values) throws Refused {
        String name = text(values, prefix + CardColumns.NAME);
        String gender = text(values, prefix + CardColumns.GENDER);
        if (gender != null && !GENDERS.containsKey(gender)) {
            throw new Refused(prefix + CardColumns.GENDER, "应为男或女");
        }
        String identity = text(values, prefix + CardColumns.IDENTITY);
        return new Member(
                name == null ? "" : name,
                relation,
                gender == null ? null : GENDERS.get(gender),
                year(prefix + CardColumns.BIRTH_YEAR, values),
                text(values, prefix + CardColumns.PHONE),
                identity == null ? null : IdType.RESIDENT_ID,
                identity == null ? null : identity.replace('x', 'X'));
    }

    private static @Nullable Integer year(String column, Map<String, String> values) throws Refused {
        String year = text(values, column);
        if (year == null) {
            return null;
        }
        if (!year.matches("[0-9]{4}")) {
            throw new Refused(column, "应为四位年份");
        }
        return Integer.valueOf(year);
    }

    /** The column behind a field that was refused, so that the error points into the file. */
    private static String column(String field, List<String> prefixes, Map<String, String> values) {
        Matcher member = MEMBER.matcher(field);
        if (member.matches()) {
            String prefix = prefixes.get(Integer.parseInt(member.group(1)));
            return prefix
                    + switch (member.group(2)) {
                        case "birthYear" -> CardColumns.BIRTH_YEAR;
                        case "phone" -> CardColumns.PHONE;
                        case "idNumber", "idType" -> CardColumns.IDENTITY;
                        default -> CardColumns.NAME;
                    };
        }
        return switch (field) {
            case "area" -> text(values, CardColumns.AREA) == null ? CardColumns.COMMUNITY : CardColumns.AREA;
            case "note" -> CardColumns.NOTE;
            default -> CardColumns.ADDRESS;
        };
    }

    private static @Nullable String text(Map<String, String> values, String column) {
        String value = values.get(column);
        return value == null || !PlainText.visible(value) ? null : value;
    }

    /** The first thing that is wrong with a row. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final String column;
        private final String why;

        Refused(String column, String why) {
            super(why, null, false, false);
            this.column = column;
            this.why = why;
        }
    }
}
