package cn.fengqiao.gateway.live;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open console. Its frames are written below the HTTP codec, as chunks that were framed once for everybody: what is
 * left per console is a view, a slot in the socket's queue and, for many frames together, one flush. A console that does
 * not read is left alone once its socket is full; the ring keeps its place, and if that is lost it is told to reload.
 */
final class Console extends Listener {

    /** What the console is told at the beginning and whenever the state of the feed changes. */
    private record Hello(String feed, String department, long heartbeatSeconds) {}

    private record Resync(String reason) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int RETRY_MILLIS = 1_000;

    private final Channel channel;
    private final ChannelHandlerContext belowHttp;
    private final Instant expires;
    private final long heartbeatSeconds;
    private final Runnable end;
    private final Written written;

    /** Told of every frame that a console of a department was the first to be written. */
    interface Written {
        void frame(RingEvent event, Feed feed);
    }

    Console(
            Feed feed,
            @Nullable FrameId resumeAfter,
            Channel channel,
            ChannelHandlerContext belowHttp,
            Instant expires,
            long heartbeatSeconds,
            Runnable end,
            Written written) {
        super(feed, resumeAfter);
        this.channel = channel;
        this.belowHttp = belowHttp;
        this.expires = expires;
        this.heartbeatSeconds = heartbeatSeconds;
        this.end = end;
        this.written = written;
    }

    Channel channel() {
        return channel;
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

    /** Once per heartbeat: ends what has expired or is stuck, keeps the rest alive. */
    void beat(Instant now) {
        if (!now.isBefore(expires)) {
            // The stream ends with the token it was opened with; coming back, its rights are looked at again.
            end.run();
        } else if (channel.isWritable()) {
            belowHttp.writeAndFlush(Frame.HEARTBEAT.view(), belowHttp.voidPromise());
        }
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
