package cn.fengqiao.gateway.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What goes down the wire, encoded once: a server-sent event inside one chunk of HTTP/1.1. All consoles share the bytes;
 * each write is a view of them. The bytes are direct memory that the garbage collector frees once no ring and no
 * console refers to it, so nobody counts references.
 */
final class Frame {

    private static final byte[] LINE_END = {'\r', '\n'};

    /** Stands for an event that a feed must not carry. */
    static final Frame SILENT = new Frame(Unpooled.EMPTY_BUFFER);

    /** Keeps a connection alive and shows that it is. */
    static final Frame HEARTBEAT = of(": \n\n");

    private final ByteBuf chunk;

    private Frame(ByteBuf chunk) {
        this.chunk = chunk;
    }

    static Frame of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Frame of(byte[] text) {
        byte[] length = Integer.toHexString(text.length).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = Slab.allocate(length.length + text.length + 4);
        bytes.put(length).put(LINE_END).put(text).put(LINE_END).flip();
        return new Frame(
                Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes).asReadOnly()));
    }

    /** A server-sent event. */
    static Frame event(String name, @Nullable FrameId id, byte[] data) {
        String idLine = id == null ? "" : "id: " + id + "\n";
        byte[] head = ("event: " + name + "\n" + idLine + "data: ").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + data.length + 2];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(data, 0, all, head.length, data.length);
        all[all.length - 2] = '\n';
        all[all.length - 1] = '\n';
        return of(all);
    }

    /** A view for one write. */
    ByteBuf view() {
        return chunk.duplicate();
    }

    int length() {
        return chunk.readableBytes();
    }

    /** Cuts frames out of larger pieces, because direct memory is dear to get in small ones. */
    private static final class Slab {

        private static final int BYTES = 256 * 1024;
        private static ByteBuffer current = ByteBuffer.allocateDirect(BYTES);

        private Slab() {}

        static synchronized ByteBuffer allocate(int length) {
            if (length > BYTES / 8) {
                return ByteBuffer.allocateDirect(length);
            }
            if (current.remaining() < length) {
                current = ByteBuffer.allocateDirect(BYTES);
            }
            ByteBuffer piece = current.slice(current.position(), length);
            current.position(current.position() + length);
            return piece;
        }
    }
}
