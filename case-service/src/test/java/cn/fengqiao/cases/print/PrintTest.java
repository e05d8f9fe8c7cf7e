package cn.fengqiao.cases.print;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.paper.Block;
import cn.fengqiao.cases.paper.Paper;
import cn.fengqiao.cases.paper.PaperEntries;
import cn.fengqiao.cases.paper.PaperEntry;
import cn.fengqiao.cases.paper.PaperKind;
import cn.fengqiao.cases.paper.PaperOutcome.Drawn;
import cn.fengqiao.cases.paper.Papers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrintTest {

    /** Of extension B, which the type has only a few of. */
    private static final String WITHOUT_SHAPE = "𠀀";

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void every_form_prints_with_all_its_characters(PaperKind kind) throws IOException {
        Paper paper = paper(kind);
        var out = new ByteArrayOutputStream();

        Printed printed = PdfPaper.print(paper, out);

        assertThat(printed).isInstanceOf(Printed.Whole.class);
        String text = text(out.toByteArray());
        assertThat(text).contains(kind.title()).contains("第1页 共" + printed.pages() + "页");
        assertThat(out.size()).as("only the shapes in use are embedded").isLessThan(400_000);
    }

    @Test
    void the_type_is_embedded() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(paper(PaperKind.AGREEMENT)))) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void rare_characters_of_names_stand_as_they_are() throws IOException {
        PaperEntry entry = PaperEntries.typed("喆垚㛃䶮犇骉翀頔𬱖", "事实。");

        assertThat(text(pdf(((Drawn) Papers.draw(PaperKind.APPLICATION, entry)).paper())))
                .contains("喆垚㛃䶮犇骉翀頔𬱖");
    }

    @Test
    void a_character_without_a_shape_is_spelt_out_and_reported() throws IOException {
        PaperEntry entry = PaperEntries.typed("王" + WITHOUT_SHAPE, "事实。");
        var out = new ByteArrayOutputStream();

        Printed printed = PdfPaper.print(((Drawn) Papers.draw(PaperKind.APPLICATION, entry)).paper(), out);

        assertThat(printed)
                .isEqualTo(
                        new Printed.WithSubstitutes(printed.pages(), List.of(new Printed.Absent(0x20000)), List.of()));
        assertThat(text(out.toByteArray())).contains("王〔U+20000〕");
    }

    @Test
    void the_same_paper_gives_the_same_bytes() throws IOException {
        assertThat(pdf(paper(PaperKind.AGREEMENT))).isEqualTo(pdf(paper(PaperKind.AGREEMENT)));
        assertThat(docx(paper(PaperKind.AGREEMENT))).isEqualTo(docx(paper(PaperKind.AGREEMENT)));
    }

    @Test
    void a_cell_that_is_higher_than_a_page_goes_on_on_the_next_and_loses_nothing() throws IOException {
        String narrative =
                IntStream.range(0, 900).mapToObj(i -> "第" + i + "句话。").collect(Collectors.joining());
        Paper paper = new Paper(
                PaperKind.FOLLOW_UP_RECORD,
                "长表",
                null,
                List.of(new Block.Table(
                        List.of("项目", "内容"), List.of(1, 3), List.of(List.of("情况", narrative), List.of("后", "完")))));

        String text = text(pdf(paper)).replaceAll("\\s", "").replaceAll("第\\d+页共\\d+页", "");

        assertThat(text.split("项目内容", -1)).as("the head is on each page").hasSizeGreaterThan(3);
        assertThat(text.replace("项目内容", "").replace("情况", "")).contains(narrative);
    }

    @Test
    void no_line_begins_with_a_closing_mark_nor_ends_with_an_opening_one() {
        LineBreaks breaks = new LineBreaks(Typeface.song(), 10);

        assertThat(breaks.lines("一二三四五。六七八九（十", 50, 0)).containsExactly("一二三四", "五。六七八", "九（十");
        assertThat(breaks.lines("一二三四（五六七", 50, 0)).containsExactly("一二三四", "（五六七");
        assertThat(breaks.lines("电话是13800001234", 80, 0)).containsExactly("电话是", "13800001234");
        assertThat(breaks.lines("", 50, 0)).containsExactly("");
        assertThat(breaks.lines("字", 1, 0)).containsExactly("字");
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void word_reads_the_same_paper(PaperKind kind) throws IOException {
        Paper paper = paper(kind);

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx(paper)));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains(kind.title());
            if (kind == PaperKind.AGREEMENT) {
                assertThat(text.getText()).contains("壹仟伍佰元整").contains("李㛃䶮").contains("枫桥调〔2026〕第12号");
                assertThat(document.getTables()).hasSizeGreaterThan(2);
            }
        }
    }

    @Test
    void what_was_typed_never_becomes_markup_or_a_field_of_word() throws IOException {
        String typed = "</w:t></w:r><w:fldSimple w:instr=\"DDEAUTO c:\\\\x\"/> & \"quoted\" ]]>";
        Paper paper = ((Drawn) Papers.draw(PaperKind.APPLICATION, PaperEntries.typed("王某", typed))).paper();

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx(paper)));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains(typed);
        }
    }

    static Paper paper(PaperKind kind) {
        PaperEntry entry = kind == PaperKind.ORAL_AGREEMENT ? PaperEntries.oral() : PaperEntries.full();
        return ((Drawn) Papers.draw(kind, entry)).paper();
    }

    static byte[] pdf(Paper paper) throws IOException {
        var out = new ByteArrayOutputStream();
        PdfPaper.print(paper, out);
        return out.toByteArray();
    }

    private static byte[] docx(Paper paper) throws IOException {
        var out = new ByteArrayOutputStream();
        DocxPaper.print(paper, out);
        return out.toByteArray();
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
