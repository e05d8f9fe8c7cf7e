package cn.fengqiao.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.LiveFeed;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.Visitor;
import cn.fengqiao.testkit.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class LoopTest {

    private static final LiveFeed POLICE =
            new LiveFeed(Department.POLICE, AreaPath.of("HC.FQ"), true, true, true, true);

    private final DefaultEventLoop thread = new DefaultEventLoop();
    private final Hub hub = new Hub(settings(), Clock.systemUTC());
    private final Feed feed = hub.feeds().of(POLICE);
    private final Loop loop = hub.loopOf(thread);

    private static GatewaySettings settings() {
        var given = new MapConfigurationPropertySource(Map.of(
                "fengqiao.public-url", "http://fengqiao.test",
                "fengqiao.live.area", "HC.FQ"));
        return new Binder(given).bind("fengqiao", GatewaySettings.class).get();
    }

    @AfterEach
    void end() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private Console console(Channel socket, ChannelHandlerContext http) {
        var visitor = new Visitor(Tokens.caller(Department.POLICE, Role.DISPATCHER), "", Instant.MAX, null);
        return new Console(feed, null, socket, http, visitor, 15, Duration.ofMinutes(1), () -> {}, (event, to) -> {});
    }

    /** What the loop was given to do is done. */
    private void settle() {
        thread.submit(() -> {}).syncUninterruptibly();
    }

    private static void awaitEnd(EmbeddedChannel socket) {
        await().until(() -> {
            socket.runPendingTasks();
            return !socket.isOpen();
        });
    }

    private void happens() {
        Event accepted = new CaseEvent.Accepted(
                new Audience(AreaPath.of("HC.FQ.C01"), List.of(Department.POLICE), false),
                CaseStatus.ACCEPTED,
                Department.POLICE,
                null);
        EventEnvelope<Event> envelope =
                EventEnvelope.mint("/test", UUID.randomUUID(), Instant.now(), 1, null, null, accepted);
        hub.addHistory(List.of(new Incoming(envelope, System.currentTimeMillis())));
    }

    /** Counts what it is given. */
    private static class Counting extends Listener {

        final AtomicInteger seen = new AtomicInteger();

        Counting(Feed feed) {
            super(feed, null);
        }

        @Override
        boolean writable() {
            return true;
        }

        @Override
        void write(RingEvent event, Frame frame) {
            seen.incrementAndGet();
        }

        @Override
        void resync(FrameId position) {}

        @Override
        void flush() {}

        @Override
        void hello(@Nullable FrameId position, boolean live) {}
    }

    private static final class Throwing extends Counting {

        Throwing(Feed feed) {
            super(feed);
        }

        @Override
        void write(RingEvent event, Frame frame) {
            super.write(event, frame);
            throw new AssertionError("as the test wants it");
        }
    }

    private static final class BrokenSocket extends EmbeddedChannel {

        BrokenSocket() {
            super(new ChannelInboundHandlerAdapter());
        }

        @Override
        public boolean isWritable() {
            throw new IllegalStateException("as the test wants it");
        }
    }

    /** Writes down what it is told in between. */
    private static final class Told extends Counting {

        final List<String> words = new CopyOnWriteArrayList<>();

        Told(Feed feed) {
            super(feed);
        }

        @Override
        void resync(FrameId position) {
            words.add("resync " + position.sequence());
        }

        @Override
        void hello(@Nullable FrameId position, boolean live) {
            words.add((live ? "live " : "stale ") + (position == null ? "-" : position.sequence()));
        }
    }

    @Test
    void a_console_that_waited_for_the_history_is_told_to_reload_what_happened_meanwhile() {
        hub.live(true);
        var early = new Told(feed);
        loop.join(early);
        settle();
        happens();

        hub.load();
        settle();
        happens();

        await().until(() -> early.seen.get() == 1);
        assertThat(early.words).containsExactly("stale -", "live 1", "resync 1");
    }

    @Test
    void a_console_that_comes_after_the_history_need_not_reload() {
        hub.live(true);
        happens();
        hub.load();

        var later = new Told(feed);
        loop.join(later);
        settle();

        assertThat(later.words).containsExactly("live 1");
    }

    @Test
    void a_listener_that_throws_silences_nobody() {
        hub.load();
        var bad = new Throwing(feed);
        var good = new Counting(feed);
        loop.join(bad);
        loop.join(good);
        settle();

        happens();
        await().until(() -> good.seen.get() == 1);
        happens();

        await().until(() -> good.seen.get() == 2);
        await().until(() -> bad.seen.get() == 2);
    }

    @Test
    void a_console_that_throws_is_ended() {
        hub.load();
        happens();
        var socket = new BrokenSocket();
        ChannelHandlerContext http = socket.pipeline().firstContext();
        Console console = console(socket, http);
        var good = new Counting(feed);

        loop.join(console);
        loop.join(good);
        settle();
        happens();

        awaitEnd(socket);
        await().until(() -> good.seen.get() == 1);
    }

    @Test
    void a_gateway_that_stops_following_ends_its_consoles_and_lets_no_more_in() {
        hub.load();
        var socket = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        ChannelHandlerContext http = socket.pipeline().firstContext();
        loop.join(console(socket, http));
        assertThat(hub.enter("somebody", feed)).isEqualTo(Hub.Entry.ENTERED);
        var tails = new Tails(settings(), new KafkaProperties(), hub, Clock.systemUTC(), new SimpleMeterRegistry());

        tails.stop();

        awaitEnd(socket);
        assertThat(hub.enter("somebody", feed)).isEqualTo(Hub.Entry.FULL);
    }

    @Test
    void many_listeners_see_everything_however_the_rounds_fall() {
        hub.load();
        List<Counting> many =
                IntStream.range(0, 1_000).mapToObj(i -> new Counting(feed)).toList();
        many.forEach(loop::join);
        settle();

        IntStream.range(0, 200).forEach(i -> happens());

        await().untilAsserted(() -> assertThat(many).allMatch(one -> one.seen.get() == 200));
    }

    @Test
    void who_has_left_is_given_nothing_any_more() {
        hub.load();
        var gone = new Counting(feed);
        var stays = new Counting(feed);
        loop.join(gone);
        loop.join(stays);
        loop.leave(gone);
        settle();

        happens();

        await().until(() -> stays.seen.get() == 1);
        thread.execute(() -> loop.pump(gone));
        settle();
        assertThat(gone.seen).hasValue(0);
    }
}
