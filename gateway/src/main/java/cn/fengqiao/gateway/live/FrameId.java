package cn.fengqiao.gateway.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a console stands in the feed: {@code <instance>.<sequence>.<Kafka timestamp>}. The sequence is exact within one
 * run of one instance; the timestamp finds the place again anywhere else.
 *
 * @param instance the run of the gateway that wrote the frame
 * @param sequence its place in that run's ring
 * @param timestamp when Kafka appended the event, in milliseconds
 */
record FrameId(String instance, long sequence, long timestamp) {

    private static final Pattern SHAPE = Pattern.compile("([a-z0-9]{1,16})\\.(\\d{1,18})\\.(\\d{1,15})");

    static Optional<FrameId> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new FrameId(
                        matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return instance + "." + sequence + "." + timestamp;
    }
}
