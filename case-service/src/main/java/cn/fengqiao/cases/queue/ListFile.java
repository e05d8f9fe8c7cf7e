package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.store.CaseListField;
import cn.fengqiao.cases.store.CaseListRow;
import cn.fengqiao.cases.upload.ResultFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The file of a list: CSV of RFC 4180 in UTF-8 with a byte order mark, every record with as many fields. The first says who took
 * it out, when and why, the second names the columns, and the last says how many cases there are: a file without it broke off.
 */
final class ListFile {

    private static final int PIECE = 64 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final ListColumn[] COLUMNS = ListColumn.values();

    private final OutputStream out;
    private final ListWords words;
    private final LocalSecond[] times = new LocalSecond[COLUMNS.length];
    private final byte[] piece = new byte[PIECE];
    private int filled;

    ListFile(OutputStream out, ListWords words) {
        this.out = out;
        this.words = words;
        Arrays.setAll(times, column -> new LocalSecond());
    }

    /** Sends the head at once, so that who waits sees that it goes on. */
    void head(List<String> watermark) throws IOException {
        write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        record(watermark);
        record(Arrays.stream(COLUMNS).map(ListColumn::title).toList());
        send();
        out.flush();
    }

    void line(CaseListRow row) throws IOException {
        for (ListColumn column : COLUMNS) {
            if (column.ordinal() > 0) {
                comma();
            }
            if (row.has(column.field())) {
                cell(column, row);
            }
        }
        write(LINE_END);
    }

    void end(List<String> mark) throws IOException {
        record(mark);
        send();
    }

    private void cell(ListColumn column, CaseListRow row) throws IOException {
        CaseListField field = column.field();
        switch (column.form()) {
            case TEXT -> text(row.bytes(), row.from(field), row.length(field));
            case NAME -> name(words.of(column), field, row);
            case NAME_OF_A_TYPE ->
                name(row.has(CaseListField.TYPE_PROPOSED) ? words.proposedTypes() : words.of(column), field, row);
            case TIME -> write(times[column.ordinal()].of(row.micros(field)));
        }
    }

    private void name(CellNames names, CaseListField field, CaseListRow row) throws IOException {
        write(names.of(row.bytes(), row.from(field), row.length(field)));
    }

    private void record(List<String> cells) throws IOException {
        for (ListColumn column : COLUMNS) {
            if (column.ordinal() > 0) {
                comma();
            }
            if (column.ordinal() < cells.size()) {
                write(ResultFile.cell(cells.get(column.ordinal())));
            }
        }
        write(LINE_END);
    }

    private void text(byte[] bytes, int from, int length) throws IOException {
        if (ResultFile.plain(bytes, from, length)) {
            write(bytes, from, length);
        } else {
            write(ResultFile.cell(new String(bytes, from, length, StandardCharsets.UTF_8)));
        }
    }

    private void comma() throws IOException {
        if (filled == PIECE) {
            send();
        }
        piece[filled++] = ',';
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int from, int length) throws IOException {
        if (length > PIECE - filled) {
            send();
        }
        if (length > PIECE) {
            out.write(bytes, from, length);
            return;
        }
        System.arraycopy(bytes, from, piece, filled, length);
        filled += length;
    }

    private void send() throws IOException {
        out.write(piece, 0, filled);
        filled = 0;
    }
}
