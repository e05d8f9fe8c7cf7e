package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.DisputeCase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended. It names a place in the order and no page number, so nothing is shown twice or left out when cases
 * come and go in between.
 *
 * @param colour of the last case, in the order of danger
 * @param dueAt of the last case, in the order of due times; null once the cases without a clock have begun
 */
public record QueueMark(
        QueueOrder order, int colour, @Nullable Instant dueAt, UUID id) {

    private static final Pattern SHAPE = Pattern.compile("([A-Z]+)/([0-3])/(\\d{1,18})?/([0-9a-f-]{36})");
    private static final int LONGEST = 200;

    public static QueueMark after(QueueOrder order, DisputeCase last) {
        return new QueueMark(
                order,
                last.colour().ordinal(),
                order == QueueOrder.DUE ? last.signBy().orElse(null) : null,
                last.id());
    }

    public String text() {
        String due = dueAt == null ? "" : Long.toString(dueAt.getEpochSecond() * 1_000_000 + dueAt.getNano() / 1_000);
        String plain = order.name() + "/" + colour + "/" + due + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** The mark, or empty when this list in this order never gave such a one. */
    public static Optional<QueueMark> parse(String text, QueueOrder order) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Matcher parts = SHAPE.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (!parts.matches() || !parts.group(1).equals(order.name())) {
                return Optional.empty();
            }
            String due = parts.group(3);
            long micros = due == null ? 0 : Long.parseLong(due);
            return Optional.of(new QueueMark(
                    order,
                    Integer.parseInt(parts.group(2)),
                    due == null ? null : Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000),
                    UUID.fromString(parts.group(4))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
