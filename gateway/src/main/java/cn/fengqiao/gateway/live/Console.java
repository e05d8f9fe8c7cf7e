package cn.fengqiao.gateway.live;

import cn.fengqiao.gateway.identity.Visitor;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open console. Its frames are written below the HTTP codec, as chunks that were framed once for everybody: what is
 * left per console is a view, a slot in the socket's queue and, for many frames together, one flush. A console that does
 * not read is left alone once its socket is full; the ring keeps its place, and if that is lost it is told to reload.
 * If it does not read for long it is cut off, as it takes a place from somebody who would.
 */
final class Console extends Listener {

    /** What the console is told at the beginning and whenever the state of the feed changes. */
    private record Hello(String feed, String department, long heartbeatSeconds) {}

    private record Resync(String reason) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int RETRY_MILLIS = 1_000;

    private final Channel channel;
    private final ChannelHandlerContext belowHttp;
    private final Visitor visitor;
    private final long heartbeatSeconds;
    private final Duration patience;
    private final Runnable end;
    private final Written written;
    private @Nullable ChannelFuture lastBeat;
    private @Nullable Instant stuckSince;

    /** Told of every frame that a console of a department was the first to be written. */
    interface Written {
        void frame(RingEvent event, Feed feed);
    }

    Console(
            Feed feed,
            @Nullable FrameId resumeAfter,
            Channel channel,
            ChannelHandlerContext belowHttp,
            Visitor visitor,
            long heartbeatSeconds,
            Duration patience,
            Runnable end,
            Written written) {
        super(feed, resumeAfter);
        this.channel = channel;
        this.belowHttp = belowHttp;
        this.visitor = visitor;
        this.heartbeatSeconds = heartbeatSeconds;
        this.patience = patience;
        this.end = end;
        this.written = written;
    }

    Channel channel() {
        return channel;
    }

    /** The browser's session it was opened in; none for a program. */
    @Nullable
    String session() {
        return visitor.session();
    }

    @Override
    boolean writable() {
        return channel.isWritable();
    }

    @Override
    void write(RingEvent event, Frame frame) {
        String department = feed().department().code();
        if (event.firstFor(department)) {
            belowHttp.write(frame.view()).addListener(done -> {
                if (done.isSuccess()) {
                    written.frame(event, feed());
                } else {
                    event.notReached(department);
                }
            });
        } else {
            belowHttp.write(frame.view(), belowHttp.voidPromise());
        }
    }

    @Override
    void flush() {
        belowHttp.flush();
    }

    @Override
    void hello(@Nullable FrameId position, boolean live) {
        var hello = new Hello(live ? "live" : "stale", feed().department().code(), heartbeatSeconds);
        send(Frame.of("retry: " + RETRY_MILLIS + "\n\n"));
        send(Frame.event("hello", position, JSON.writeValueAsBytes(hello)));
    }

    @Override
    void resync(FrameId position) {
        send(Frame.event("resync", position, JSON.writeValueAsBytes(new Resync("frames were lost"))));
    }

    private void send(Frame frame) {
        belowHttp.write(frame.view(), belowHttp.voidPromise());
    }

    /** Once per heartbeat: keeps alive who reads; whether the console may stay. */
    boolean beat(Instant now) {
        boolean stuck = isStuck();
        stuckSince = stuck ? Objects.requireNonNullElse(stuckSince, now) : null;
        if (!stuck) {
            lastBeat = belowHttp.writeAndFlush(Frame.HEARTBEAT.view());
        }
        // The stream ends with the token it was opened with; coming back, its rights are looked at again.
        return now.isBefore(visitor.expires()) && (stuckSince == null || now.isBefore(stuckSince.plus(patience)));
    }

    /** Whether what was written waits for a reader: then so would the end of the stream. */
    boolean isStuck() {
        return !channel.isWritable() || lastBeat != null && !lastBeat.isDone();
    }

    /** Ends the stream as it should end, for a console that reads. */
    void end() {
        end.run();
    }

    /** Wakes the console when its socket can take more. */
    static final class Wake extends ChannelInboundHandlerAdapter {

        private final Runnable pump;

        Wake(Runnable pump) {
            this.pump = pump;
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (context.channel().isWritable()) {
                pump.run();
            }
            context.fireChannelWritabilityChanged();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            if (failure instanceof IOException) {
                // Consoles leave without a word every minute of the day; that is no error.
                context.close();
            } else {
                context.fireExceptionCaught(failure);
            }
        }
    }
}
