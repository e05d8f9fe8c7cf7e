package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.documents.Exported.Document;
import cn.fengqiao.cases.intake.Party;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.objects.ObjectStore;
import cn.fengqiao.cases.paper.Block;
import cn.fengqiao.cases.paper.ChineseDate;
import cn.fengqiao.cases.paper.CleanText;
import cn.fengqiao.cases.paper.Paper;
import cn.fengqiao.cases.paper.PaperKind;
import cn.fengqiao.cases.print.Book;
import cn.fengqiao.cases.print.FileBook;
import cn.fengqiao.cases.secret.IdentityNumber;
import cn.fengqiao.cases.store.CaseDocument;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Binds a whole file as one PDF: cover, contents, what happened, the documents that count, the back. What cannot stand on
 * paper has a page that says so. What the caller may not see, and the Word twin of a paper that is bound, have a line in the
 * contents and no page. At the foot of each page stands who took it out and why.
 */
@Component
class FileBinding {

    private static final ZoneId ZONE = PlaceTime.ZONE;

    private final ObjectProvider<ObjectStore> objects;
    private final CurrentVocabulary vocabulary;
    private final DataSize most;

    /** @param most bytes of documents in one book; what comes after them has a page that says where it is */
    FileBinding(
            ObjectProvider<ObjectStore> objects,
            CurrentVocabulary vocabulary,
            @Value("${fengqiao.case.files.bound-most}") DataSize most) {
        this.objects = objects;
        this.vocabulary = vocabulary;
        this.most = most;
    }

    /**
     * Prints the file and leaves the stream open.
     *
     * @param folder of its own, where documents lie in the clear while they are printed; emptied by who made it
     * @throws IOException when the store is away, a content is not what was put, or the disk is full
     */
    void print(Exported file, Path folder, OutputStream out) throws IOException {
        List<Book.Part> parts = new ArrayList<>();
        long bytes = 0;
        for (Document document : file.documents()) {
            if (!document.counts()) {
                continue;
            }
            if (document.withheld()) {
                parts.add(new Book.Listed(title(document) + "（未附，" + document.withheldBecause() + "）"));
            } else if (file.documents().stream().anyMatch(document::printedAs)) {
                parts.add(new Book.Listed(title(document) + "（Word 版，内容同 PDF，见卷宗压缩包）"));
            } else {
                bytes += document.document().content().size();
                parts.add(part(document, folder, bytes <= most.toBytes()));
            }
        }
        Book book = new Book(title(file), cover(file), happenings(file), parts, back(file));
        FileBook.print(book, mark(file.stamp()), out);
    }

    private Book.Part part(Document document, Path folder, boolean fits) throws IOException {
        String title = title(document);
        CaseDocument row = document.document();
        return switch (row.type()) {
            case PDF -> fits ? new Book.PdfPart(title, content(row, folder)) : tooMuch(title, row);
            case JPEG, PNG -> fits ? new Book.ImagePart(title, content(row, folder)) : tooMuch(title, row);
            case DOCX, XLSX, MP3, M4A, MP4 -> note(title, row, "此件不能印在纸上，电子文件见卷宗压缩包。");
        };
    }

    private static Book.Part tooMuch(String title, CaseDocument row) {
        return note(title, row, "本卷篇幅过大，此件的电子文件见卷宗压缩包。");
    }

    private static Book.Part note(String title, CaseDocument row, String why) {
        return new Book.PaperPart(
                title,
                paper(
                        PaperKind.FILE_BACK,
                        title,
                        List.of(
                                new Block.Paragraph(why, Block.Align.CENTRE),
                                fields(
                                        new Block.Field("类型", row.type().mediaType()),
                                        new Block.Field(
                                                "字节数",
                                                Long.toString(row.content().size())),
                                        new Block.Field("SHA-256", row.content().sha256())))));
    }

    private Path content(CaseDocument row, Path folder) throws IOException {
        Optional<InputStream> found = objects.getObject().get(row.content());
        Path file = folder.resolve(row.id() + "." + row.type().extension());
        if (found.isPresent()) {
            try (InputStream content = found.get()) {
                Files.copy(content, file);
            }
        } else {
            // The printer sets a page in its place that says that it cannot be read.
            Files.createFile(file);
        }
        return file;
    }

    private static String title(Document document) {
        String title = document.title();
        int edition = document.document().edition();
        return document.kindName()
                + (title == null || title.isEmpty() ? "" : "：" + CleanText.line(title))
                + (edition > 1 ? "（第" + edition + "版）" : "")
                + (document.fromCase() == null ? "" : "（并案前 " + document.fromCase() + "）");
    }

    private String title(Exported file) {
        return "矛盾纠纷卷宗 " + file.dispute().number();
    }

    private Paper cover(Exported file) {
        DisputeCase dispute = file.dispute();
        Vocabulary words = vocabulary.get();
        Instant closed = dispute.axes().closedAt();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Space(1));
        blocks.add(fields(
                new Block.Field("案件编号", dispute.number()),
                new Block.Field("纠纷类别", words.name(CodeSystem.DISPUTE_TYPE, dispute.type())),
                new Block.Field("发生地点", words.place(dispute.area())),
                new Block.Field("承办部门", words.name(dispute.holder())),
                new Block.Field("状态", words.name(dispute.status())),
                new Block.Field("登记时间", moment(dispute.raisedAt())),
                new Block.Field("销号时间", closed == null ? "" : moment(closed))));
        RaiseCase content = file.content();
        if (content != null) {
            blocks.add(new Block.Space(1));
            blocks.add(parties(content, file.showsContact()));
            blocks.add(new Block.PageBreak());
            blocks.add(new Block.Heading("案情"));
            blocks.add(fields(
                    new Block.Field("事由", CleanText.line(content.title())),
                    new Block.Field("地址", clean(content.address())),
                    new Block.Field("简要情况", clean(content.narrative()))));
        }
        return paper(PaperKind.FILE_COVER, "矛盾纠纷卷宗", blocks);
    }

    private static Block parties(RaiseCase content, boolean contact) {
        List<List<String>> rows = content.named().stream()
                .map(party -> contact
                        ? List.of(
                                CleanText.line(party.name()),
                                role(party),
                                clean(party.phone()),
                                number(party),
                                clean(party.address()))
                        : List.of(CleanText.line(party.name()), role(party)))
                .toList();
        return contact
                ? new Block.Table(List.of("当事人", "身份", "联系电话", "证件号码", "住址"), List.of(3, 2, 3, 4, 5), rows)
                : new Block.Table(List.of("当事人", "身份"), List.of(3, 2), rows);
    }

    private static String role(Party party) {
        return switch (party.role()) {
            case APPLICANT -> "申请方";
            case RESPONDENT -> "被申请方";
            case OTHER -> "其他";
        };
    }

    private static String number(Party party) {
        String number = party.idNumber();
        return number == null ? "" : IdentityNumber.masked(CleanText.number(number));
    }

    private List<Book.Happening> happenings(Exported file) {
        return file.lines().stream()
                .map(line -> new Book.Happening(
                        moment(line.line().at()),
                        line.line().byName() + "\n"
                                + vocabulary.get().name(line.line().byDepartment()),
                        line.words(),
                        java.util.stream.Stream.of(
                                        line.remark().reason(), line.remark().note())
                                .filter(text -> text != null && !text.isBlank())
                                .collect(Collectors.joining("\n"))))
                .toList();
    }

    private static Paper back(Exported file) {
        long documents = file.documents().stream().filter(Document::counts).count();
        long withheld = file.documents().stream()
                .filter(document -> document.counts() && document.withheld())
                .count();
        List<Block.Field> rows = new ArrayList<>();
        rows.add(new Block.Field("案件编号", file.dispute().number()));
        rows.add(new Block.Field("卷内文书", documents + " 件" + (withheld == 0 ? "" : "，其中 " + withheld + " 件未附，见卷内目录")));
        rows.add(new Block.Field("办理记录", file.lines().size() + " 条"));
        file.seals()
                .forEach(seal -> rows.add(new Block.Field(
                        "第" + seal.number() + "卷封存", moment(seal.at()) + "\n" + seal.byName() + "\n" + seal.sha256())));
        return paper(
                PaperKind.FILE_BACK,
                "备考表",
                List.of(
                        fields(rows.toArray(Block.Field[]::new)),
                        new Block.Space(1),
                        new Block.SignatureLine("立卷人（签名）："),
                        new Block.SignatureLine("检查人（签名）：")));
    }

    private static String mark(Exported.Stamp stamp) {
        return "导出：" + stamp.department() + " " + stamp.name() + " " + moment(stamp.at()) + "　事由：" + stamp.reason();
    }

    private static Paper paper(PaperKind kind, String title, List<Block> blocks) {
        return new Paper(kind, title, null, blocks);
    }

    private static Block fields(Block.Field... rows) {
        return new Block.FieldTable(java.util.Arrays.stream(rows).map(List::of).toList());
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : CleanText.lines(typed);
    }

    private static String moment(Instant at) {
        return ChineseDate.figures(LocalDateTime.ofInstant(at, ZONE));
    }
}
