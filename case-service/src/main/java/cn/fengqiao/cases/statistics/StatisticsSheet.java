package cn.fengqiao.cases.statistics;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.figures.Measure;
import cn.fengqiao.cases.figures.Span;
import cn.fengqiao.cases.figures.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The numbers as a workbook: one sheet with a line per group, and one that says what was asked, when and by whom. Numbers are
 * cells of numbers; everything else is written as text, which no program takes for a formula.
 */
final class StatisticsSheet {

    static final String NUMBERS = "统计";
    static final String ASKED = "说明";

    /** In place of a number that is held back. */
    static final String HELD_BACK = "＊";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Question.ZONE);

    private record Column(String title, Function<StatisticsView.Numbers, @Nullable Long> number) {}

    private static final List<Column> COLUMNS = List.of(
            new Column(Measure.REGISTERED.zh(), StatisticsView.Numbers::registered),
            new Column(Measure.ACCEPTED.zh(), StatisticsView.Numbers::accepted),
            new Column(Measure.DECLINED.zh(), StatisticsView.Numbers::declined),
            new Column(Measure.REFERRED_OUT.zh(), StatisticsView.Numbers::referredOut),
            new Column(Measure.MERGED.zh(), StatisticsView.Numbers::merged),
            new Column(Measure.SETTLED.zh(), StatisticsView.Numbers::settled),
            new Column(Measure.SUCCESS.zh(), StatisticsView.Numbers::success),
            new Column(Measure.PARTIAL.zh(), StatisticsView.Numbers::partial),
            new Column(Measure.FAILED.zh(), StatisticsView.Numbers::failed),
            new Column(Measure.REFUSED.zh(), StatisticsView.Numbers::refused),
            new Column(Measure.ENDED_OTHERWISE.zh(), StatisticsView.Numbers::endedOtherwise),
            new Column(Measure.WITHOUT_MEDIATION.zh(), StatisticsView.Numbers::withoutMediation),
            new Column(Measure.WRITTEN_OFF.zh(), StatisticsView.Numbers::writtenOff),
            new Column("期末在办", StatisticsView.Numbers::openAtEnd),
            new Column(Measure.OVERDUE.zh(), StatisticsView.Numbers::overdue),
            new Column(Measure.OVERDUE_AT_L2.zh(), StatisticsView.Numbers::overdueAtL2),
            new Column(Measure.OVERDUE_AT_L1.zh(), StatisticsView.Numbers::overdueAtL1),
            new Column(Measure.REOPENED.zh(), StatisticsView.Numbers::reopened),
            new Column(Measure.IN_COMMUNITY.zh(), StatisticsView.Numbers::settledInCommunity),
            new Column(Measure.IN_SUBDISTRICT.zh(), StatisticsView.Numbers::settledInSubdistrict),
            new Column(Measure.UPWARD.zh(), StatisticsView.Numbers::pushedUpward));

    private StatisticsSheet() {}

    static byte[] workbook(StatisticsView view, Caller by, Instant at) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Fengqiao", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(NUMBERS);
            head(sheet);
            int line = 1;
            for (StatisticsView.Group group : view.groups()) {
                line(sheet, line++, group);
            }
            line(sheet, line++, view.total());
            sheet.freezePane(1, 1);
            // in the sheet itself too: it is the one that is passed on
            sheet.value(line + 1, 0, watermark(by, at));
            asked(workbook.newWorksheet(ASKED), view, by, at);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        return out.toByteArray();
    }

    private static String watermark(Caller by, Instant at) {
        return "导出：" + by.name() + "（" + by.department().code() + "，" + by.subject() + "）" + MINUTES.format(at);
    }

    private static void head(Worksheet sheet) {
        List<String> titles = new ArrayList<>(List.of("编码", "名称"));
        COLUMNS.forEach(column -> titles.add(column.title()));
        for (Span span : Span.values()) {
            titles.add(span.zh() + " 中位数（小时）");
            titles.add(span.zh() + " 90%（小时）");
        }
        for (int i = 0; i < titles.size(); i++) {
            sheet.value(0, i, titles.get(i));
            sheet.style(0, i).bold().set();
        }
    }

    private static void line(Worksheet sheet, int line, StatisticsView.Group group) {
        sheet.value(line, 0, group.key());
        sheet.value(line, 1, group.name());
        int column = 2;
        for (Column one : COLUMNS) {
            Long number = one.number().apply(group.numbers());
            if (number == null) {
                sheet.value(line, column, HELD_BACK);
            } else {
                sheet.value(line, column, number);
            }
            column++;
        }
        for (Span span : Span.values()) {
            for (StatisticsView.Duration duration : group.durations()) {
                if (duration.span() == span) {
                    sheet.value(line, column, duration.medianHours());
                    sheet.value(line, column + 1, duration.p90Hours());
                }
            }
            column += 2;
        }
    }

    private static void asked(Worksheet sheet, StatisticsView view, Caller by, Instant at) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("期间", view.from() + " 至 " + view.to()));
        lines.add(List.of("分组", view.by().name()));
        lines.add(List.of("区域", view.area()));
        lines.add(List.of("部门", view.department() == null ? "全部" : view.department()));
        lines.add(List.of("类别", view.type() == null ? "全部" : view.type()));
        lines.add(List.of("数据截至", view.asOf() == null ? "" : MINUTES.format(view.asOf())));
        if (view.building()) {
            lines.add(List.of("注意", "统计数据正在首次生成，尚不完整"));
        }
        if (view.waitingSince() != null) {
            lines.add(List.of("注意", "自 " + MINUTES.format(view.waitingSince()) + " 起有变更尚未计入"));
        }
        lines.add(List.of("导出人", by.name() + "（" + by.subject() + "）"));
        lines.add(List.of("导出部门", by.department().code()));
        lines.add(List.of("导出时间", MINUTES.format(at)));
        lines.add(List.of("时长误差", "不超过 %.1f%%".formatted(Tally.RELATIVE_ERROR * 100)));
        lines.add(List.of(HELD_BACK, "不向非主管人员显示的数：1 至 4 的数，以及可由其推算出 1 至 4 的数的合计（后者可为任意大小）"));
        view.corrections()
                .forEach(month -> lines.add(List.of(
                        "已更正 " + month.month(),
                        (month.corrections() == null ? HELD_BACK : month.corrections()) + " 件"
                                + (month.lastAt() == null ? "" : "，最近一次 " + MINUTES.format(month.lastAt())))));
        for (int i = 0; i < lines.size(); i++) {
            sheet.value(i, 0, lines.get(i).getFirst());
            sheet.value(i, 1, lines.get(i).getLast());
        }
    }
}
