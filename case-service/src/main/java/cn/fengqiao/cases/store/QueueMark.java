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
 * @param open whether the last case was; in the order of due times these stand before the others
 * @param dueAt of the last case, in the order of due times; null where nothing is due
 */
public record QueueMark(
        QueueOrder order,
        int colour,
        boolean open,
        @Nullable Instant dueAt,
        UUID id) {

    private static final Pattern SHAPE = Pattern.compile("([A-Z]+)/([0-3])/([oc])(\\d{1,18})?/([0-9a-f-]{36})");
    private static final String OPEN = "o";
    private static final String CLOSED = "c";
    private static final int LONGEST = 200;

    public static QueueMark after(QueueOrder order, DisputeCase last) {
        return new QueueMark(
                order,
                last.colour().ordinal(),
                last.open(),
                order == QueueOrder.DUE ? last.dueAt().orElse(null) : null,
                last.id());
    }

    public String text() {
        String due = dueAt == null ? "" : Long.toString(dueAt.getEpochSecond() * 1_000_000 + dueAt.getNano() / 1_000);
        String plain = order.name() + "/" + colour + "/" + (open ? OPEN : CLOSED) + due + "/" + id;
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
            String due = parts.group(4);
            long micros = due == null ? 0 : Long.parseLong(due);
            return Optional.of(new QueueMark(
                    order,
                    Integer.parseInt(parts.group(2)),
                    parts.group(3).equals(OPEN),
                    due == null ? null : Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000),
                    UUID.fromString(parts.group(5))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
