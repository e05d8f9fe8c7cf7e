package cn.fengqiao.cases.print;

import cn.fengqiao.cases.paper.Block.Align;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The few elements of WordprocessingML that a form needs. Texts are escaped by the writer: nothing that people typed
 * becomes an element or a field. Lengths are twentieths of a point.
 */
final class Word {

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final int TABLE_WIDTH = 8960;

    private final XMLStreamWriter xml;

    Word(XMLStreamWriter xml) {
        this.xml = xml;
    }

    void begin() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("w", "document", NAMESPACE);
        xml.writeNamespace("w", NAMESPACE);
        xml.writeNamespace("r", RELATIONS);
        open("body");
    }

    void end() throws XMLStreamException {
        open("sectPr");
        xml.writeEmptyElement("w", "footerReference", NAMESPACE);
        attribute("type", "default");
        xml.writeAttribute("r", RELATIONS, "id", "rId2");
        empty("pgSz", "w", "11906", "h", "16838");
        empty(
                "pgMar", "top", "1480", "right", "1360", "bottom", "1360", "left", "1580", "header", "720", "footer",
                "720", "gutter", "0");
        close();
        close();
        close();
        xml.writeEndDocument();
        xml.flush();
    }

    void paragraph(String text, Align align) throws XMLStreamException {
        paragraph(text, align, 24, false);
    }

    /** @param halfPoints size of the type */
    void paragraph(String text, Align align, int halfPoints, boolean bold) throws XMLStreamException {
        open("p");
        open("pPr");
        switch (align) {
            case LEFT -> {}
            case INDENTED -> empty("ind", "firstLineChars", "200");
            case CENTRE -> empty("jc", "val", "center");
            case RIGHT -> empty("jc", "val", "right");
        }
        close();
        run(text, halfPoints, bold);
        close();
    }

    private void run(String text, int halfPoints, boolean bold) throws XMLStreamException {
        open("r");
        open("rPr");
        if (bold) {
            empty("b");
        }
        empty("sz", "val", Integer.toString(halfPoints));
        close();
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            if (!first) {
                empty("br");
            }
            first = false;
            open("t");
            xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "space", "preserve");
            xml.writeCharacters(line);
            close();
        }
        close();
    }

    void space(int lines) throws XMLStreamException {
        for (int i = 0; i < lines; i++) {
            paragraph("", Align.LEFT);
        }
    }

    void pageBreak() throws XMLStreamException {
        open("p");
        open("r");
        empty("br", "type", "page");
        close();
        close();
    }

    void beginTable(List<Integer> weights) throws XMLStreamException {
        open("tbl");
        open("tblPr");
        empty("tblW", "w", Integer.toString(TABLE_WIDTH), "type", "dxa");
        open("tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            empty(side, "val", "single", "sz", "4", "space", "0", "color", "000000");
        }
        close();
        empty("tblLayout", "type", "fixed");
        close();
        open("tblGrid");
        for (int weight : weights) {
            empty("gridCol", "w", width(weight, weights));
        }
        close();
    }

    void row(List<String> texts, List<Integer> weights, boolean head) throws XMLStreamException {
        open("tr");
        if (head) {
            open("trPr");
            empty("tblHeader");
            close();
        }
        for (int i = 0; i < texts.size(); i++) {
            open("tc");
            open("tcPr");
            empty("tcW", "w", width(weights.get(i), weights), "type", "dxa");
            close();
            paragraph(texts.get(i), head ? Align.CENTRE : Align.LEFT, 21, false);
            close();
        }
        close();
    }

    void endTable() throws XMLStreamException {
        close();
    }

    /** Two tables without a paragraph between them are one to Word; the last needs one behind it. */
    void afterTable() throws XMLStreamException {
        paragraph("", Align.LEFT);
    }

    private static String width(int weight, List<Integer> weights) {
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        return Integer.toString(TABLE_WIDTH * weight / sum);
    }

    private void open(String element) throws XMLStreamException {
        xml.writeStartElement("w", element, NAMESPACE);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement("w", element, NAMESPACE);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute("w", NAMESPACE, name, value);
    }
}
