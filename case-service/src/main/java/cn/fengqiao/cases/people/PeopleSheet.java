package cn.fengqiao.cases.people;

import cn.fengqiao.cases.sheets.RawRow;
import cn.fengqiao.cases.sheets.Rows;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;
import cn.fengqiao.kit.problem.PlainText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sheet in which a place enters its areas, staff, teams and responsibilities: one row each, told apart by the
 * column 类别. A row that cannot be read costs itself and no other. Codes of dictionaries may be written as their names.
 */
final class PeopleSheet {

    /** A subdistrict has some hundred officials and as many places. */
    static final int MOST_ROWS = 5_000;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);

    private final Vocabulary words;
    private final Map<SheetColumn, Integer> columns = new EnumMap<>(SheetColumn.class);

    private PeopleSheet(Vocabulary words, List<String> header) throws Rows.Unreadable {
        this.words = words;
        for (int i = 0; i < header.size(); i++) {
            Optional<SheetColumn> column = SheetColumn.named(header.get(i));
            if (column.isPresent() && columns.putIfAbsent(column.get(), i) != null) {
                throw new Rows.Unreadable("表头重复：" + column.get().zh());
            }
        }
        if (!columns.containsKey(SheetColumn.KIND) || !columns.containsKey(SheetColumn.AREA)) {
            throw new Rows.Unreadable("表头缺少“类别”或“地点编码”，请使用模板");
        }
    }

    /** Every row, in the order of the file. */
    static List<PeopleRow> read(Rows rows, Vocabulary words) throws IOException, Rows.Unreadable {
        var sheet = new PeopleSheet(words, rows.header());
        List<PeopleRow> read = new ArrayList<>();
        for (Optional<RawRow> next = rows.next(); next.isPresent(); next = rows.next()) {
            RawRow raw = next.get();
            if (raw instanceof RawRow.Fields fields && fields.values().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (read.size() == MOST_ROWS) {
                throw new Rows.Unreadable("超过 " + MOST_ROWS + " 行，请分批导入");
            }
            read.add(
                    rows.merged(raw.line())
                            ? new PeopleRow.Unusable(raw.line(), null, "含有合并单元格，请取消合并并逐格填写")
                            : sheet.row(raw));
        }
        return read;
    }

    private PeopleRow row(RawRow raw) {
        return switch (raw) {
            case RawRow.Broken broken -> new PeopleRow.Unusable(broken.line(), broken.column(), broken.reason());
            case RawRow.Fields fields -> {
                try {
                    yield meaning(fields);
                } catch (Unusable unusable) {
                    yield new PeopleRow.Unusable(fields.line(), unusable.column.zh(), unusable.reason);
                }
            }
        };
    }

    private PeopleRow meaning(RawRow.Fields fields) throws Unusable {
        int line = fields.line();
        var cells = new Cells(fields.values());
        cells.check();
        AreaPath area = cells.area(SheetColumn.AREA, cells.required(SheetColumn.AREA));
        String kind = cells.required(SheetColumn.KIND);
        return switch (kind) {
            case "地点", "AREA" -> new PeopleRow.Place(line, area, cells.required(SheetColumn.NAME));
            case "人员", "OFFICIAL" -> new PeopleRow.Person(line, official(cells, area));
            case "队伍", "TEAM" ->
                new PeopleRow.Squad(
                        line,
                        area,
                        cells.required(SheetColumn.NAME),
                        cells.code(SheetColumn.TEAM_KIND, CodeSystem.TEAM_KIND),
                        cells.areas(area));
            case "队员", "MEMBER" ->
                new PeopleRow.Service(
                        line,
                        area,
                        cells.required(SheetColumn.NAME),
                        cells.required(SheetColumn.CODE),
                        cells.code(SheetColumn.ROLE, CodeSystem.TEAM_ROLE),
                        cells.requiredDate(SheetColumn.FROM),
                        cells.date(SheetColumn.UNTIL));
            case "责任", "RESPONSIBILITY" ->
                new PeopleRow.Answerable(
                        line,
                        area,
                        cells.required(SheetColumn.CODE),
                        cells.one(SheetColumn.LEVEL, Level.values(), level -> level.name()),
                        cells.one(SheetColumn.SEAT, Seat.values(), seat -> seat == Seat.HOLDER ? "责任人" : "副手"),
                        cells.date(SheetColumn.FROM));
            default -> throw new Unusable(SheetColumn.KIND, "类别应为 地点、人员、队伍、队员 或 责任");
        };
    }

    private OpenOfficial official(Cells cells, AreaPath area) throws Unusable {
        List<String> posts = new ArrayList<>();
        for (String post : Cells.list(cells.required(SheetColumn.POSTS))) {
            posts.add(cells.code(SheetColumn.POSTS, CodeSystem.POST, post));
        }
        return new OpenOfficial(
                cells.required(SheetColumn.CODE),
                cells.required(SheetColumn.NAME),
                Department.of(cells.code(SheetColumn.DEPARTMENT, CodeSystem.DEPARTMENT)),
                area,
                posts,
                cells.optional(SheetColumn.PHONE),
                cells.optional(SheetColumn.SUBJECT),
                cells.requiredDate(SheetColumn.FROM),
                cells.date(SheetColumn.UNTIL));
    }

    /** Ends the reading of one row. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        private final SheetColumn column;
        private final String reason;

        Unusable(SheetColumn column, String reason) {
            super(reason);
            this.column = column;
            this.reason = reason;
        }
    }

    /** The cells of one row, by their column. */
    private final class Cells {
        private final List<String> values;

        Cells(List<String> values) {
            this.values = values;
        }

        /** Nothing in a cell is computed, and nothing in it reorders what a reader sees. */
        void check() throws Unusable {
            for (SheetColumn column : columns.keySet()) {
                String value = text(column);
                if (value.startsWith("=")) {
                    throw new Unusable(column, "是公式，请粘贴为数值");
                }
                if (value.indexOf('\uFFFD') >= 0
                        || PlainText.firstForbidden(value, false).isPresent()) {
                    throw new Unusable(column, "含有不被允许或无法识别的字符");
                }
            }
        }

        String text(SheetColumn column) {
            Integer index = columns.get(column);
            return index == null || index >= values.size()
                    ? ""
                    : values.get(index).strip();
        }

        @Nullable
        String optional(SheetColumn column) {
            String value = text(column);
            return value.isEmpty() ? null : value;
        }

        String required(SheetColumn column) throws Unusable {
            String value = text(column);
            if (value.isEmpty()) {
                throw new Unusable(column, "未填写");
            }
            return value;
        }

        AreaPath area(SheetColumn column, String value) throws Unusable {
            try {
                return AreaPath.of(value);
            } catch (IllegalArgumentException malformed) {
                throw new Unusable(column, "不是地点编码");
            }
        }

        List<AreaPath> areas(AreaPath home) throws Unusable {
            List<AreaPath> areas = new ArrayList<>();
            for (String value : list(text(SheetColumn.AREAS))) {
                areas.add(area(SheetColumn.AREAS, value));
            }
            return areas.isEmpty() ? List.of(home) : areas;
        }

        String code(SheetColumn column, CodeSystem system) throws Unusable {
            return code(column, system, required(column));
        }

        String code(SheetColumn column, CodeSystem system, String value) throws Unusable {
            return words.entries(system).stream()
                    .filter(entry -> entry.code().equals(value) || entry.name().equals(value))
                    .map(CodeEntry::code)
                    .findFirst()
                    .orElseThrow(() -> new Unusable(column, "“" + value + "”不在字典中"));
        }

        <E extends Enum<E>> E one(SheetColumn column, E[] all, Function<E, String> zh) throws Unusable {
            String value = required(column);
            return Arrays.stream(all)
                    .filter(each -> each.name().equals(value) || zh.apply(each).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new Unusable(
                            column,
                            "应为 " + String.join("、", Arrays.stream(all).map(zh).toList())));
        }

        LocalDate requiredDate(SheetColumn column) throws Unusable {
            LocalDate date = date(column);
            if (date == null) {
                throw new Unusable(column, "未填写");
            }
            return date;
        }

        /** As people write it, or as a workbook keeps it: {@code 2026/1/5}, {@code 2026-01-05T00:00:00}. */
        @Nullable
        LocalDate date(SheetColumn column) throws Unusable {
            String value = text(column);
            if (value.isEmpty()) {
                return null;
            }
            try {
                return LocalDate.parse(value.replaceFirst("T00:00(:00)?$", "").replace('/', '-'), DATE);
            } catch (DateTimeException impossible) {
                throw new Unusable(column, "日期无效");
            }
        }

        static List<String> list(String value) {
            return Arrays.stream(value.split("[,，;；、\\s]+"))
                    .filter(each -> !each.isEmpty())
                    .toList();
        }
    }
}
