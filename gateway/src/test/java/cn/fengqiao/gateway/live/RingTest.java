package cn.fengqiao.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.LiveFeed;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final Overlap OVERLAP = new Overlap(Duration.ofSeconds(30), Duration.ofSeconds(5));
    private static final LiveFeed POLICE =
            new LiveFeed(Department.POLICE, AreaPath.of("HC.FQ"), true, true, true, true);
    private static final LiveFeed URBAN =
            new LiveFeed(Department.URBAN_MANAGEMENT, AreaPath.of("HC.FQ"), true, true, true, true);

    private final Ring ring = new Ring("here", 8, 1_000_000);
    private final Feeds feeds = new Feeds();

    private static Incoming at(long timestamp, boolean restricted) {
        Event event = new CaseEvent.Accepted(
                new Audience(AreaPath.of("HC.FQ.C01"), List.of(Department.POLICE), restricted),
                CaseStatus.ACCEPTED,
                Department.POLICE,
                null);
        EventEnvelope<Event> envelope =
                EventEnvelope.mint("/test", UUID.randomUUID(), Instant.now(), 1, null, null, event);
        return new Incoming(envelope, timestamp);
    }

    private void append(long... timestamps) {
        ring.append(LongStream.of(timestamps).mapToObj(t -> at(t, false)).toList(), false);
    }

    @Test
    void who_comes_back_to_the_same_run_goes_on_exactly_behind_the_last_frame() {
        append(2_000_000, 2_000_001, 2_000_002);

        assertThat(ring.placeAfter(new FrameId("here", 2, 2_000_001), OVERLAP)).isEqualTo(3);
        assertThat(ring.placeAfter(new FrameId("here", 3, 2_000_002), OVERLAP)).isEqualTo(4);
        assertThat(ring.placeAfter(new FrameId("here", 0, 0), OVERLAP)).isEqualTo(1);
    }

    @Test
    void who_claims_to_have_seen_the_future_is_told_to_reload() {
        append(2_000_000);

        assertThat(ring.placeAfter(new FrameId("here", 999, 2_000_000), OVERLAP))
                .isNegative();
    }

    @Test
    void what_was_overwritten_cannot_be_resumed() {
        append(LongStream.range(0, 20).map(i -> 2_000_000 + i * 60_000).toArray());

        assertThat(ring.oldest()).isEqualTo(13);
        assertThat(ring.placeAfter(new FrameId("here", 11, 0), OVERLAP)).isNegative();
        assertThat(ring.placeAfter(new FrameId("here", 12, 0), OVERLAP)).isEqualTo(13);
        assertThat(ring.at(12)).isNull();
    }

    @Test
    void who_comes_from_elsewhere_starts_an_overlap_earlier() {
        append(2_000_000, 2_020_000, 2_040_000, 2_060_000);

        assertThat(ring.placeAfter(new FrameId("there", 777, 2_060_000), OVERLAP))
                .isEqualTo(3);
        assertThat(ring.placeAfter(new FrameId("there", 777, 9_000_000), OVERLAP))
                .isEqualTo(5);
    }

    @Test
    void who_comes_from_elsewhere_and_was_away_too_long_is_told_to_reload() {
        append(2_000_000);

        assertThat(ring.placeAfter(new FrameId("there", 1, 1_004_999), OVERLAP)).isNegative();
        assertThat(ring.placeAfter(new FrameId("there", 1, 1_005_000), OVERLAP)).isEqualTo(1);
    }

    @Test
    void what_was_overwritten_shortens_the_memory_for_those_from_elsewhere() {
        append(LongStream.range(0, 20).map(i -> 2_000_000 + i * 60_000).toArray());

        long evicted = 2_000_000 + 11 * 60_000;
        assertThat(ring.placeAfter(new FrameId("there", 1, evicted + 5_000), OVERLAP))
                .isNegative();
        assertThat(ring.placeAfter(new FrameId("there", 1, evicted + 5_001), OVERLAP))
                .isEqualTo(13);
    }

    @Test
    void feeds_that_see_the_same_share_the_frame_and_the_others_have_their_own_or_none() {
        ring.append(List.of(at(2_000_000, false), at(2_000_001, true)), false);
        Feed police = feeds.of(POLICE);
        Feed urban = feeds.of(URBAN);

        RingEvent open = ring.at(1);
        RingEvent restricted = ring.at(2);

        assertThat(open).isNotNull();
        assertThat(restricted).isNotNull();
        assertThat(open.frameFor(police)).isSameAs(open.frameFor(urban)).isNotSameAs(Frame.SILENT);
        assertThat(restricted.frameFor(police)).isNotSameAs(Frame.SILENT);
        assertThat(restricted.frameFor(urban)).isSameAs(Frame.SILENT);
        assertThat(restricted.frameFor(urban).length()).isZero();
    }

    private final UUID quarrel = UUID.randomUUID();

    private Incoming said(long sequence, Event event) {
        return new Incoming(
                EventEnvelope.mint("/test", quarrel, Instant.now(), sequence, null, null, event), 2_000_000 + sequence);
    }

    private static Audience known(boolean restricted) {
        return new Audience(AreaPath.of("HC.FQ.C01"), List.of(Department.POLICE), restricted);
    }

    private Event accepted() {
        return new CaseEvent.Accepted(known(false), CaseStatus.ACCEPTED, Department.POLICE, null);
    }

    private Event restricted() {
        return new CaseRestriction.Restricted(known(true), CaseStatus.ACCEPTED, Department.POLICE);
    }

    /** What a service says that has not heard of the restriction yet. */
    private Event recoloured() {
        return new RiskEvent.CertaintyChanged(
                known(false),
                UUID.randomUUID(),
                Colour.BLUE,
                RiskEvent.Certainty.CONFIRMED,
                RiskEvent.Certainty.PROVISIONAL);
    }

    private Frame frame(long place, LiveFeed of) {
        return Objects.requireNonNull(ring.at(place)).frameFor(feeds.of(of));
    }

    @Test
    void what_was_said_of_a_case_before_it_was_restricted_is_not_told_any_more_to_who_comes_back() {
        ring.append(List.of(said(1, accepted())), false);
        assertThat(frame(1, URBAN)).as("as long as everybody may know of it").isNotSameAs(Frame.SILENT);

        ring.append(List.of(said(2, restricted()), at(2_000_009, false)), false);

        assertThat(frame(1, URBAN)).isSameAs(Frame.SILENT);
        assertThat(frame(2, URBAN).view().toString(StandardCharsets.UTF_8))
                .as("that it is gone")
                .contains(quarrel.toString(), "\"hidden\":[\"EXISTENCE\"]")
                .doesNotContain("\"data\"", "POLICE", "ACCEPTED", "HC.FQ");
        assertThat(frame(3, URBAN)).as("of another case").isNotSameAs(Frame.SILENT);
        assertThat(frame(1, POLICE)).isNotSameAs(Frame.SILENT);
        assertThat(frame(2, POLICE).view().toString(StandardCharsets.UTF_8)).contains("\"restricted\":true");
    }

    @Test
    void what_comes_late_or_twice_of_a_restricted_case_is_not_told_either() {
        ring.append(List.of(said(1, restricted()), said(1, recoloured())), false);
        ring.append(List.of(said(3, restricted()), said(2, accepted())), false);

        assertThat(frame(2, URBAN)).isSameAs(Frame.SILENT);
        assertThat(frame(4, URBAN)).isSameAs(Frame.SILENT);
        assertThat(frame(2, POLICE)).isNotSameAs(Frame.SILENT);
    }

    @Test
    void what_is_said_after_a_restriction_was_lifted_is_told_to_everybody_again() {
        Event lifted = new CaseRestriction.Lifted(known(false), CaseStatus.ACCEPTED, Department.POLICE);
        ring.append(List.of(said(1, accepted()), said(2, restricted()), said(3, lifted), said(1, recoloured())), false);

        assertThat(frame(1, URBAN)).as("it was said before").isSameAs(Frame.SILENT);
        assertThat(frame(3, URBAN)).isNotSameAs(Frame.SILENT);
        assertThat(frame(4, URBAN)).isNotSameAs(Frame.SILENT);
    }

    @Test
    void a_frame_is_one_chunk_of_http_with_one_event_in_it() {
        Frame frame = Frame.event("case", new FrameId("here", 7, 99), "{}".getBytes(StandardCharsets.UTF_8));

        String text = frame.view().toString(StandardCharsets.UTF_8);

        String event = "event: case\nid: here.7.99\ndata: {}\n\n";
        assertThat(text).isEqualTo(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
    }

    @Test
    void views_of_a_frame_are_read_independently_and_released_without_harm() {
        Frame frame = Frame.of("x");

        frame.view().readByte();
        frame.view().release();

        assertThat(frame.view().readableBytes()).isEqualTo(frame.length());
    }

    @Test
    void places_are_read_as_they_are_written_and_nothing_else_is() {
        var id = new FrameId("k3j9x0", 12, 1_795_491_893_286L);

        assertThat(FrameId.parse(id.toString())).contains(id);
        assertThat(FrameId.parse("")).isEmpty();
        assertThat(FrameId.parse(null)).isEmpty();
        assertThat(FrameId.parse("a.b.c")).isEmpty();
        assertThat(FrameId.parse("a.1.99999999999999999999")).isEmpty();
        assertThat(FrameId.parse("a.1.2\nevent: case")).isEmpty();
    }

    /** Writes down what it is given, and reads only when told. */
    private static final class Notebook extends Listener {

        private final List<String> seen = new ArrayList<>();
        private boolean reads = true;

        Notebook(Feed feed, @Nullable FrameId last) {
            super(feed, last);
        }

        @Override
        boolean writable() {
            return reads;
        }

        @Override
        void write(RingEvent event, Frame frame) {
            seen.add(Long.toString(event.id().sequence()));
        }

        @Override
        void resync(FrameId position) {
            seen.add("resync " + position.sequence());
        }

        @Override
        void flush() {
            seen.add("flush");
        }

        @Override
        void hello(@Nullable FrameId position, boolean live) {
            seen.add("hello " + (position == null ? "-" : position.sequence()));
        }
    }

    @Test
    void frames_that_gathered_are_flushed_together() {
        var console = new Notebook(feeds.of(POLICE), null);
        console.pump(ring, true, OVERLAP);
        append(2_000_000, 2_000_001, 2_000_002);

        console.pump(ring, true, OVERLAP);
        console.pump(ring, true, OVERLAP);

        assertThat(console.seen).containsExactly("hello 0", "flush", "1", "2", "3", "flush");
    }

    @Test
    void a_slow_console_goes_on_where_it_stopped_while_the_ring_still_knows() {
        var console = new Notebook(feeds.of(POLICE), null);
        console.pump(ring, true, OVERLAP);
        console.reads = false;
        append(2_000_000, 2_000_001);
        console.pump(ring, true, OVERLAP);
        append(2_000_002);

        console.reads = true;
        console.pump(ring, true, OVERLAP);

        assertThat(console.seen).containsExactly("hello 0", "flush", "1", "2", "3", "flush");
    }

    @Test
    void a_console_slower_than_the_ring_is_told_to_reload_and_then_goes_on() {
        var console = new Notebook(feeds.of(POLICE), null);
        console.pump(ring, true, OVERLAP);
        console.reads = false;
        append(LongStream.range(0, 20).map(i -> 2_000_000 + i).toArray());
        console.reads = true;
        console.pump(ring, true, OVERLAP);
        append(3_000_000);

        console.pump(ring, true, OVERLAP);

        assertThat(console.seen).containsExactly("hello 0", "flush", "resync 20", "flush", "21", "flush");
    }

    @Test
    void a_console_from_elsewhere_goes_on_with_what_overlap_there_is_and_with_too_little_loads_anew() {
        append(2_000_000, 2_020_000, 2_040_000, 2_060_000);
        var whole = new Notebook(feeds.of(POLICE), new FrameId("there", 777, 2_060_000));
        var shorter = new Notebook(feeds.of(POLICE), new FrameId("there", 777, 1_005_000));
        var tooLittle = new Notebook(feeds.of(POLICE), new FrameId("there", 777, 1_004_999));

        whole.pump(ring, true, OVERLAP);
        shorter.pump(ring, true, OVERLAP);
        tooLittle.pump(ring, true, OVERLAP);

        assertThat(whole.seen).containsExactly("hello -", "3", "4", "flush");
        assertThat(shorter.seen).containsExactly("hello -", "1", "2", "3", "4", "flush");
        assertThat(tooLittle.seen).containsExactly("hello 4", "resync 4", "flush");
    }

    @Test
    void a_console_that_resumes_keeps_its_own_place_until_the_first_frame() {
        append(2_000_000, 2_000_001);
        var console = new Notebook(feeds.of(POLICE), new FrameId("here", 1, 2_000_000));

        console.pump(ring, true, OVERLAP);

        assertThat(console.seen).containsExactly("hello -", "2", "flush");
    }
}
