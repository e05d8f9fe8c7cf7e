package cn.fengqiao.cases.print;

import cn.fengqiao.cases.paper.Block;
import cn.fengqiao.cases.paper.Block.Align;
import cn.fengqiao.cases.paper.Block.Field;
import cn.fengqiao.cases.paper.Paper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * A paper as DOCX (ECMA-376), for offices that finish it in Word. It uses the types that come with Chinese Word (仿宋)
 * and embeds none. Written straight as XML: a form needs paragraphs and tables, and a library for all of Office would be
 * several times as large as this service's heap allows for.
 */
public final class DocxPaper {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String TYPES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
            <Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>\
            </Types>""";
    private static final String ROOT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
            </Relationships>""";
    private static final String RELATIONS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>\
            <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>\
            </Relationships>""";
    private static final String STYLES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>\
            <w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>\
            <w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault><w:pPr><w:spacing w:line="400" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>\
            </w:styles>""";
    private static final String FOOTER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>\
            <w:r><w:t>第</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>\
            <w:r><w:t xml:space="preserve">页 共</w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>\
            <w:r><w:t>页</w:t></w:r></w:p></w:ftr>""";

    private DocxPaper() {}

    /**
     * Writes the document and leaves the stream open. The same paper gives the same bytes.
     *
     * @throws IOException when {@code out} fails
     */
    public static void print(Paper paper, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        part(zip, "[Content_Types].xml", TYPES);
        part(zip, "_rels/.rels", ROOT);
        part(zip, "word/_rels/document.xml.rels", RELATIONS);
        part(zip, "word/styles.xml", STYLES);
        part(zip, "word/footer1.xml", FOOTER);
        begin(zip, "word/document.xml");
        try {
            body(new Word(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(zip, "UTF-8")), paper);
        } catch (XMLStreamException failed) {
            throw new IOException("the document could not be written", failed);
        }
        zip.closeEntry();
        zip.finish();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        begin(zip, name);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private static void body(Word word, Paper paper) throws XMLStreamException {
        word.begin();
        word.paragraph(paper.title(), Align.CENTRE, 40, true);
        String number = paper.number();
        if (number != null) {
            word.paragraph(number, Align.RIGHT);
        }
        for (Block block : paper.blocks()) {
            write(word, block);
        }
        word.end();
    }

    private static void write(Word word, Block block) throws XMLStreamException {
        switch (block) {
            case Block.Heading heading -> word.paragraph(heading.text(), Align.LEFT, 24, true);
            case Block.Paragraph paragraph -> word.paragraph(paragraph.text(), paragraph.align());
            case Block.FieldTable table -> fields(word, table);
            case Block.Table table -> table(word, table);
            case Block.SignatureLine line -> word.paragraph(line.who() + "＿＿＿＿＿＿＿＿", Align.LEFT);
            case Block.SealPlace seal -> {
                word.space(2);
                word.paragraph(seal.committee() + "（盖章）", Align.RIGHT);
                word.paragraph(seal.date(), Align.RIGHT);
            }
            case Block.Space space -> word.space(space.lines());
            case Block.PageBreak ignored -> word.pageBreak();
        }
    }

    /** A Word table has one grid; rows that are cut otherwise are tables of their own, set without a gap. */
    private static void fields(Word word, Block.FieldTable table) throws XMLStreamException {
        for (List<Field> row : table.rows()) {
            List<Integer> weights = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (Field field : row) {
                weights.add(2);
                texts.add(field.label());
                weights.add(3 * field.weight());
                texts.add(field.value());
            }
            word.beginTable(weights);
            word.row(texts, weights, false);
            word.endTable();
        }
        word.afterTable();
    }

    private static void table(Word word, Block.Table table) throws XMLStreamException {
        word.beginTable(table.weights());
        word.row(table.head(), table.weights(), true);
        for (List<String> row : table.rows()) {
            word.row(row, table.weights(), false);
        }
        word.endTable();
        word.afterTable();
    }
}
