package cn.fengqiao.cases.sheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180, comma, semicolon or tab), read so that damage stays where it is. A quote that is never closed
 * would swallow everything behind it: a record that grows beyond reason, or does not parse, is given up at its first
 * line, and reading goes on at its second.
 */
public final class CsvRows implements Rows {

    /** Long narratives have paragraphs; a record of more lines is a lost quote. */
    private static final int MOST_LINES = 200;

    private static final int LONGEST_RECORD = 200_000;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final Lines lines;
    private final char separator;
    private final CsvReader.CsvReaderBuilder parser;
    private final List<String> header;

    private CsvRows(Lines lines, char separator, CsvReader.CsvReaderBuilder parser, List<String> header) {
        this.lines = lines;
        this.separator = separator;
        this.parser = parser;
        this.header = header;
    }

    public static CsvRows open(InputStream in, Charset charset) throws IOException, Unreadable {
        var lines = new Lines(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        String first = lines.next();
        while (first != null && stripped(first).isBlank()) {
            first = lines.next();
        }
        if (first == null) {
            throw new Unreadable("文件没有内容");
        }
        String names = stripped(first);
        char separator = separator(names);
        var parser = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .skipEmptyLines(false);
        try {
            List<String> header = parser.ofSingleCsvRecord(names).getFields().stream()
                    .map(String::strip)
                    .toList();
            return new CsvRows(lines, separator, parser, header);
        } catch (CsvParseException broken) {
            throw new Unreadable("表头无法读取");
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        String first = lines.next();
        while (first != null && first.isBlank()) {
            first = lines.next();
        }
        return first == null ? Optional.empty() : Optional.of(record(first));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private RawRow record(String first) throws IOException {
        int line = lines.number();
        List<String> behind = new ArrayList<>();
        var quotes = new Quotes(separator);
        quotes.read(first);
        int length = first.length();
        while (quotes.open()) {
            String next = behind.size() >= MOST_LINES || length > LONGEST_RECORD ? null : lines.next();
            if (next == null) {
                lines.putBack(behind);
                return new RawRow.Broken(line, column(quotes.column()), "引号没有闭合");
            }
            behind.add(next);
            length += 1 + next.length();
            quotes.read(next);
        }
        String record = behind.isEmpty() ? first : first + "\n" + String.join("\n", behind);
        try {
            List<String> values = parser.ofSingleCsvRecord(record).getFields();
            if (values.size() > header.size()) {
                lines.putBack(behind);
                return new RawRow.Broken(line, null, "有 " + values.size() + " 列，表头只有 " + header.size() + " 列");
            }
            return new RawRow.Fields(line, values);
        } catch (CsvParseException broken) {
            lines.putBack(behind);
            return new RawRow.Broken(line, column(quotes.column()), "引号位置有误");
        }
    }

    private @Nullable String column(int number) {
        return number < header.size() ? header.get(number) : null;
    }

    /**
     * How the quotes of a record stand behind the lines that were read of it, each line once. A quote opens only where a
     * field begins.
     */
    private static final class Quotes {
        private final char separator;
        private boolean quoted;
        private boolean closed;
        private int column;
        private int broken = -1;

        Quotes(char separator) {
            this.separator = separator;
        }

        /** A quoted field is not closed. */
        boolean open() {
            return quoted;
        }

        /** Of that field; or of the first one that goes on behind its quotes. */
        int column() {
            return broken < 0 ? column : broken;
        }

        /** The next line; a record that goes on in another line does so within quotes. */
        void read(String line) {
            boolean begins = !quoted;
            for (int i = 0; i < line.length(); i++) {
                if (quoted) {
                    i = line.indexOf('"', i);
                    if (i < 0) {
                        return;
                    }
                    if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                        i++;
                    } else {
                        quoted = false;
                        closed = true;
                    }
                    begins = false;
                    continue;
                }
                char c = line.charAt(i);
                if (c == separator) {
                    column++;
                    closed = false;
                } else if (closed && broken < 0) {
                    broken = column;
                } else if (c == '"' && begins) {
                    quoted = true;
                }
                begins = c == separator;
            }
        }
    }

    private static String stripped(String first) {
        return first.startsWith("\uFEFF") ? first.substring(1) : first;
    }

    private static char separator(String header) {
        char best = SEPARATORS[0];
        long most = -1;
        for (char candidate : SEPARATORS) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** Lines one after the other, some of which can be given back. */
    static final class Lines {
        private final BufferedReader reader;
        private final ArrayDeque<String> returned = new ArrayDeque<>();
        private int number;

        Lines(Reader reader) {
            this.reader = new BufferedReader(reader);
        }

        @Nullable
        String next() throws IOException {
            String line = returned.isEmpty() ? reader.readLine() : returned.poll();
            if (line != null) {
                number++;
            }
            return line;
        }

        /** Number of the line read last. */
        int number() {
            return number;
        }

        void putBack(List<String> lines) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                returned.push(lines.get(i));
            }
            number -= lines.size();
        }

        void close() throws IOException {
            reader.close();
        }
    }
}
