package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.sheets.RawRow;
import cn.fengqiao.cases.store.Proposal;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.problem.PlainText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads records of one file by one mapping. Remembers rows without a reference, so that equal ones stay apart. */
final class RowReader {

    private static final int MOST_TITLE = 120;
    private static final int MOST_NARRATIVE = 2_000;
    private static final int MOST_ADDRESS = 200;
    private static final int MOST_REFERENCE = 80;
    private static final char UNDECODABLE = '\uFFFD';

    private final ImportMapping mapping;
    private final List<String> header;
    private final Proposals proposals;
    private final AreaPath area;
    private final List<DateTimeFormatter> formats;
    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * @param area of whoever imports
     */
    RowReader(ImportMapping mapping, List<String> header, Proposals proposals, AreaPath area) {
        this.mapping = mapping;
        this.header = header;
        this.proposals = proposals;
        this.area = area;
        this.formats = mapping.foundAt() == null
                ? List.of()
                : Stream.concat(
                                mapping.foundAt().formats().stream().map(RowReader::format),
                                Stream.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME))
                        .toList();
    }

    static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.US)
                // a thirtieth of February is a mistake and not the first of March
                .withResolverStyle(ResolverStyle.STRICT);
    }

    ReadRow read(RawRow raw) {
        return switch (raw) {
            // of the header, only what the mapping knows: the rest of it are words of strangers
            case RawRow.Broken broken ->
                new ReadRow.Unusable(
                        broken.line(),
                        mapping.columns().stream()
                                .filter(column -> column.equals(broken.column()))
                                .findFirst()
                                .orElse(null),
                        broken.reason(),
                        null);
            case RawRow.Fields fields -> read(fields);
        };
    }

    private ReadRow read(RawRow.Fields fields) {
        Map<String, String> row = named(fields.values());
        Optional<ReadRow.Unusable> dirty = firstDirty(fields.line(), row);
        if (dirty.isPresent()) {
            return dirty.get();
        }
        String subject = mapping.subject().fill(row).replaceAll("\\s+", " ");
        if (!PlainText.visible(subject)) {
            return unusable(fields, mapping.subject(), "标题为空", "");
        }
        Instant foundAt = null;
        if (mapping.foundAt() != null) {
            String text = mapping.foundAt().from().fill(row);
            foundAt = text.isBlank() ? null : time(text, mapping.foundAt().zone());
            if (foundAt == null && !text.isBlank()) {
                return unusable(fields, mapping.foundAt().from(), "日期时间无效", text);
            }
        }
        String reference =
                mapping.reference() == null ? "" : mapping.reference().fill(row);
        if (reference.length() > MOST_REFERENCE && mapping.reference() != null) {
            return unusable(fields, mapping.reference(), "工单编号超过 " + MOST_REFERENCE + " 个字符", reference);
        }
        return order(fields, row, subject, foundAt, reference);
    }

    private ReadRow order(
            RawRow.Fields fields,
            Map<String, String> row,
            String subject,
            @Nullable Instant foundAt,
            String reference) {
        String narrative =
                mapping.narrative() == null ? "" : mapping.narrative().fill(row);
        if (length(subject) > MOST_TITLE) {
            narrative = subject + "\n" + narrative;
        }
        String address =
                mapping.address() == null ? "" : mapping.address().fill(row).replaceAll("\\s+", " ");
        String searched = mapping.keywordsIn() == null
                ? subject + " " + narrative
                : mapping.keywordsIn().fill(row);
        List<Proposal> proposed = proposals.of(searched);
        String type = proposed.stream()
                .filter(proposal -> proposal.field() == Proposal.Field.TYPE)
                .map(Proposal::code)
                .findFirst()
                .orElse(mapping.type());
        var request = new RaiseCase(
                type,
                mapping.source(),
                place(row),
                address.isBlank() ? null : cut(address, MOST_ADDRESS),
                cut(subject, MOST_TITLE),
                narrative.isBlank() ? null : first(narrative, MOST_NARRATIVE),
                null,
                null,
                null,
                null,
                null,
                null,
                foundAt,
                null,
                reference.isBlank() ? null : reference);
        // what does not fit into the narrative is kept beside it, word for word
        String rest = length(narrative) > MOST_NARRATIVE
                ? narrative.substring(narrative.offsetByCodePoints(0, MOST_NARRATIVE))
                : null;
        return new ReadRow.Order(
                fields.line(), key(reference, fields.values()), request, new Remark(null, rest), proposed);
    }

    private AreaPath place(Map<String, String> row) {
        ImportMapping.PlaceRule rule = mapping.area();
        AreaPath named = rule.from() == null || rule.values() == null
                ? null
                : rule.values().get(rule.from().fill(row));
        if (named != null) {
            return named;
        }
        return rule.otherwise() == null ? area : rule.otherwise();
    }

    private String key(String reference, List<String> values) {
        if (!reference.isBlank()) {
            return "import:" + mapping.system() + ":" + reference;
        }
        String digest = digest(values);
        return "import:" + mapping.system() + ":row:" + digest + ":" + seen.merge(digest, 1, Integer::sum);
    }

    private Map<String, String> named(List<String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(
                    header.get(i),
                    i < values.size() ? values.get(i).replace("\r\n", "\n").replace('\r', '\n') : "");
        }
        return row;
    }

    /** Characters that no text may contain, in the columns the mapping uses. */
    private Optional<ReadRow.Unusable> firstDirty(int line, Map<String, String> row) {
        for (String column : mapping.columns()) {
            String value = row.getOrDefault(column, "");
            if (value.indexOf(UNDECODABLE) >= 0) {
                return Optional.of(new ReadRow.Unusable(line, column, "含有无法识别的字符", value));
            }
            OptionalInt forbidden = PlainText.firstForbidden(value, true);
            if (forbidden.isPresent()) {
                return Optional.of(
                        new ReadRow.Unusable(line, column, "第 " + (forbidden.getAsInt() + 1) + " 个字符不被允许", null));
            }
        }
        return Optional.empty();
    }

    private @Nullable Instant time(String text, String zone) {
        for (DateTimeFormatter format : formats) {
            try {
                return LocalDateTime.parse(text, format).atZone(ZoneId.of(zone)).toInstant();
            } catch (DateTimeException another) {
                continue;
            }
        }
        return null;
    }

    private static ReadRow.Unusable unusable(RawRow.Fields fields, Pattern pattern, String reason, String value) {
        return new ReadRow.Unusable(
                fields.line(), pattern.columns().stream().findFirst().orElse(null), reason, value);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String first(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static String cut(String text, int most) {
        return length(text) <= most ? text : first(text, most - 1) + "…";
    }

    private static String digest(List<String> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String value : values) {
                digest.update(value.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this JDK lacks SHA-256", absent);
        }
    }
}
