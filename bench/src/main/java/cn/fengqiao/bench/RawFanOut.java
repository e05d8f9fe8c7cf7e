package cn.fengqiao.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The floor under any live feed: one thread that writes the same bytes to every open socket, and nothing else. */
final class RawFanOut implements AutoCloseable {

    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final List<SocketChannel> sockets = new ArrayList<>();

    RawFanOut() throws IOException {
        server.bind(new InetSocketAddress("127.0.0.1", 0), 8_192);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** Accepts in the background until {@code count} sockets are there. */
    Thread accepting(int count) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                while (sockets.size() < count) {
                    SocketChannel socket = server.accept();
                    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    sockets.add(socket);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    void send(String frame) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8));
        for (SocketChannel socket : sockets) {
            socket.write(bytes.duplicate());
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel socket : sockets) {
            socket.close();
        }
        server.close();
    }
}
