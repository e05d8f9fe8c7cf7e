package cn.fengqiao.cases.people;

import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The workbook a place fills in: the sheet to be filled in comes first, what may stand in it second. */
final class ImportTemplate {

    private static final List<List<String>> HELP = List.of(
            List.of("类别", "须填写的列"),
            List.of("地点", "地点编码、名称（上级地点须已存在，或在本表中）"),
            List.of("人员", "地点编码、名称（姓名）、工号、部门、岗位、起始日；可填电话、账号、截止日"),
            List.of("队伍", "地点编码、名称、队伍类型；可填服务范围（多个用顿号隔开，不填为所在地）"),
            List.of("队员", "地点编码与名称（所在队伍）、工号、角色、起始日；可填截止日"),
            List.of("责任", "地点编码、工号、层级（L3/L2/L1）、席位（责任人/副手）；可填起始日"));

    private ImportTemplate() {}

    /** @param words whose codes and names are listed */
    static byte[] workbook(Vocabulary words) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Fengqiao", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("导入");
            for (SheetColumn column : SheetColumn.values()) {
                sheet.value(0, column.ordinal(), column.zh());
                sheet.style(0, column.ordinal()).bold().set();
            }
            Worksheet help = workbook.newWorksheet("填写说明");
            int line = 0;
            for (List<String> row : HELP) {
                help.value(line, 0, row.getFirst());
                help.value(line++, 1, row.getLast());
            }
            line = codes(help, line + 1, "部门", words.entries(CodeSystem.DEPARTMENT));
            line = codes(help, line + 1, "岗位", words.entries(CodeSystem.POST));
            line = codes(help, line + 1, "队伍类型", words.entries(CodeSystem.TEAM_KIND));
            codes(help, line + 1, "角色", words.entries(CodeSystem.TEAM_ROLE));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        return out.toByteArray();
    }

    private static int codes(Worksheet sheet, int line, String title, Iterable<CodeEntry> entries) {
        sheet.value(line, 0, title);
        int next = line + 1;
        for (CodeEntry entry : entries) {
            sheet.value(next, 0, entry.code());
            sheet.value(next++, 1, entry.name());
        }
        return next;
    }
}
