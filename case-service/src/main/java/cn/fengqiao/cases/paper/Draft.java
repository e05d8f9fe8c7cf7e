package cn.fengqiao.cases.paper;

import cn.fengqiao.cases.paper.Block.Align;
import cn.fengqiao.cases.paper.Block.Field;
import cn.fengqiao.cases.paper.PaperEntry.Matter;
import cn.fengqiao.cases.paper.PaperEntry.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A paper being written. Everything typed by people goes through {@link CleanText} here and nowhere else. */
final class Draft {

    private final PaperKind kind;
    private final List<Block> blocks = new ArrayList<>();

    Draft(PaperKind kind) {
        this.kind = kind;
    }

    Paper numbered(Matter matter) {
        return titled(kind.title(), matter);
    }

    Paper titled(String title, Matter matter) {
        return new Paper(kind, title, number(matter), blocks);
    }

    Paper unnumbered() {
        return new Paper(kind, kind.title(), null, blocks);
    }

    /** 枫桥调〔2026〕第12号; of a case that nobody mediates its own. */
    static String number(Matter matter) {
        PaperEntry.FileNumber file = matter.file();
        return file == null
                ? CleanText.line(matter.caseNumber())
                : CleanText.line(matter.committeeShort()) + "〔" + file.year() + "〕第" + file.serial() + "号";
    }

    Draft heading(String text) {
        blocks.add(new Block.Heading(CleanText.line(text)));
        return this;
    }

    /** Each line a paragraph of its own. */
    Draft text(String text) {
        CleanText.lines(text)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> blocks.add(new Block.Paragraph(line.strip(), Align.INDENTED)));
        return this;
    }

    Draft flush(String text) {
        blocks.add(new Block.Paragraph(CleanText.line(text), Align.LEFT));
        return this;
    }

    Draft centred(String text) {
        blocks.add(new Block.Paragraph(CleanText.line(text), Align.CENTRE));
        return this;
    }

    Draft space(int lines) {
        blocks.add(new Block.Space(lines));
        return this;
    }

    Draft newPage() {
        blocks.add(new Block.PageBreak());
        return this;
    }

    @SafeVarargs
    final Draft fields(List<Field>... rows) {
        blocks.add(new Block.FieldTable(List.of(rows)));
        return this;
    }

    static Field field(String label, @Nullable String value) {
        return new Field(label, value == null ? "" : CleanText.lines(value));
    }

    Draft table(List<String> head, List<Integer> weights, List<List<String>> rows) {
        blocks.add(new Block.Table(
                head,
                weights,
                rows.stream()
                        .map(row -> row.stream().map(CleanText::lines).toList())
                        .toList()));
        return this;
    }

    /** One table for each party: who they are and how they are reached. */
    Draft parties(String role, List<Person> people) {
        for (Person person : people) {
            List<List<Field>> rows = new ArrayList<>();
            List<Field> first = new ArrayList<>();
            first.add(new Field(role, CleanText.line(person.name()), 2));
            first.add(field("性别", person.gender()));
            String ethnicity = person.ethnicity();
            if (ethnicity != null) {
                first.add(field("民族", ethnicity));
            }
            rows.add(first);
            rows.add(List.of(
                    new Field("证件号码", number(person.idNumber()), 3), new Field("联系电话", number(person.phone()), 2)));
            rows.add(List.of(field("住址", person.address())));
            String representative = person.representative();
            if (representative != null) {
                rows.add(List.of(field("代理人", representative)));
            }
            blocks.add(new Block.FieldTable(rows));
        }
        return this;
    }

    private static String number(@Nullable String typed) {
        return typed == null ? "" : CleanText.number(typed);
    }

    Draft sign(String who) {
        blocks.add(new Block.SignatureLine(who));
        return this;
    }

    /** Both sides, then those who mediated and wrote. */
    Draft signedByAll(PaperEntry entry) {
        return signedByParties(entry).sign("人民调解员（签名）：").sign("记录人（签名）：");
    }

    Draft signedByParties(PaperEntry entry) {
        entry.applicants().forEach(person -> sign("当事人（签名、盖章或按指印）：" + CleanText.line(person.name())));
        entry.respondents().forEach(person -> sign("当事人（签名、盖章或按指印）：" + CleanText.line(person.name())));
        return this;
    }

    Draft sealed(Matter matter, LocalDate day) {
        blocks.add(new Block.SealPlace(CleanText.line(matter.committee()), ChineseDate.capital(day)));
        return this;
    }

    static String names(List<Person> people) {
        return people.stream().map(person -> CleanText.line(person.name())).collect(Collectors.joining("、"));
    }
}
