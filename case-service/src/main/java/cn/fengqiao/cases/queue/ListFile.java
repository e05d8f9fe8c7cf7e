package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.store.CaseListColumn;
import cn.fengqiao.cases.upload.ResultFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The file of a list: CSV of RFC 4180 in UTF-8 with a byte order mark, every record with as many fields. The first says who took
 * it out, when and why, the second names the columns, and the last says how many cases there are: a file without it broke off.
 */
final class ListFile {

    private static final int PIECE = 64 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final OutputStream out;
    private final byte[] piece = new byte[PIECE];
    private int filled;

    ListFile(OutputStream out) {
        this.out = out;
    }

    /** Sends the head at once, so that who waits sees that it goes on. */
    void head(List<String> watermark) throws IOException {
        write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        record(watermark);
        record(Arrays.stream(CaseListColumn.values()).map(CaseListColumn::title).toList());
        send();
        out.flush();
    }

    /** @param line as the database writes it, with a line feed at its end */
    void line(byte[] line) throws IOException {
        write(line, line.length - 1);
        write(LINE_END);
    }

    void end(List<String> mark) throws IOException {
        record(mark);
        send();
    }

    private void record(List<String> cells) throws IOException {
        int columns = CaseListColumn.values().length;
        String record = Stream.concat(
                        cells.stream().map(ResultFile::escaped),
                        IntStream.range(cells.size(), columns).mapToObj(empty -> ""))
                .collect(Collectors.joining(","));
        write(record.getBytes(StandardCharsets.UTF_8));
        write(LINE_END);
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int length) throws IOException {
        if (length > PIECE - filled) {
            send();
        }
        if (length > PIECE) {
            out.write(bytes, 0, length);
            return;
        }
        System.arraycopy(bytes, 0, piece, filled, length);
        filled += length;
    }

    private void send() throws IOException {
        out.write(piece, 0, filled);
        filled = 0;
    }
}
