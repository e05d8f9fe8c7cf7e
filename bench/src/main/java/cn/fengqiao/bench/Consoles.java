package cn.fengqiao.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many open live feeds on one selector thread. Each console looks for one needle at a time and notes when it came; that
 * is all it does, so that what is measured is the server.
 */
final class Consoles implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final List<Console> consoles = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread loop;
    private volatile boolean open = true;
    private volatile byte[] needle = new byte[0];
    private volatile int expectedOfNew;
    private volatile CountDownLatch found = new CountDownLatch(0);
    private volatile long firstFoundNanos;
    private volatile long lastFoundNanos;

    Consoles() throws IOException {
        loop = Thread.ofPlatform().daemon().name("consoles").start(this::run);
    }

    private static final class Console {
        final SocketChannel channel;
        final ByteBuffer request;
        /** The end of what was read before, so that a needle across two reads is found. */
        byte[] tail = new byte[0];

        /** How many needles are still to come. */
        int missing;

        Console(SocketChannel channel, ByteBuffer request) {
            this.channel = channel;
            this.request = request;
        }
    }

    /** As {@link #open}, and each of them is to see {@code text} that often. */
    void open(int count, int port, byte[] request, String text, int times) throws InterruptedException {
        needle = text.getBytes(StandardCharsets.UTF_8);
        found = new CountDownLatch(count);
        firstFoundNanos = 0;
        expectedOfNew = times;
        open(count, port, request);
    }

    /** Opens {@code count} connections that send {@code request} once; returns when all are connected and have sent. */
    void open(int count, int port, byte[] request) throws InterruptedException {
        var sent = new CountDownLatch(count);
        var pending = new AtomicInteger(count);
        tasks.add(() -> {
            for (int i = 0; i < count; i++) {
                try {
                    SocketChannel channel = SocketChannel.open();
                    channel.configureBlocking(false);
                    channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                    var console = new Console(channel, ByteBuffer.wrap(request));
                    console.missing = expectedOfNew;
                    channel.connect(new InetSocketAddress("127.0.0.1", port));
                    channel.register(selector, SelectionKey.OP_CONNECT, new Opening(console, sent));
                    consoles.add(console);
                } catch (IOException e) {
                    System.err.println("  console " + pending.decrementAndGet() + ": " + e);
                }
            }
        });
        selector.wakeup();
        if (!sent.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(sent.getCount() + " of " + count + " consoles could not connect");
        }
    }

    private record Opening(Console console, CountDownLatch sent) {}

    /** From now on waits for {@code text} at every console. */
    void expect(String text) throws InterruptedException {
        expect(text, 1);
    }

    /** From now on waits until {@code text} came {@code times} times at every console. */
    void expect(String text, int times) throws InterruptedException {
        var armed = new CountDownLatch(1);
        tasks.add(() -> {
            needle = text.getBytes(StandardCharsets.UTF_8);
            found = new CountDownLatch(consoles.size());
            firstFoundNanos = 0;
            consoles.forEach(console -> {
                console.missing = times;
                console.tail = new byte[0];
            });
            armed.countDown();
        });
        selector.wakeup();
        armed.await();
    }

    /** Nano time at which the last console saw the needle, or an error naming how many never did. */
    long lastArrival(long timeoutSeconds) throws InterruptedException {
        if (!found.await(timeoutSeconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException(found.getCount() + " of " + consoles.size() + " consoles missed it");
        }
        return lastFoundNanos;
    }

    /** Nano time at which the first console saw the needle. */
    long firstArrival() {
        return firstFoundNanos;
    }

    int size() {
        return consoles.size();
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        try {
            while (open) {
                selector.select(key -> serve(key, buffer));
                for (Runnable task; (task = tasks.poll()) != null; ) {
                    task.run();
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.attachment() instanceof Opening opening) {
                SocketChannel channel = opening.console().channel;
                if (channel.finishConnect()) {
                    channel.write(opening.console().request);
                    key.interestOps(SelectionKey.OP_READ);
                    key.attach(opening.console());
                    opening.sent().countDown();
                }
                return;
            }
            Console console = (Console) key.attachment();
            buffer.clear();
            int n = console.channel.read(buffer);
            if (n < 0) {
                key.cancel();
                return;
            }
            if (console.missing > 0 && needle.length > 0) {
                look(console, buffer.flip());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void look(Console console, ByteBuffer read) {
        byte[] bytes = new byte[console.tail.length + read.remaining()];
        System.arraycopy(console.tail, 0, bytes, 0, console.tail.length);
        read.get(bytes, console.tail.length, read.remaining());
        int from = 0;
        for (int at; console.missing > 0 && (at = indexOf(bytes, needle, from)) >= 0; from = at + needle.length) {
            if (--console.missing == 0) {
                lastFoundNanos = System.nanoTime();
                if (firstFoundNanos == 0) {
                    firstFoundNanos = lastFoundNanos;
                }
                found.countDown();
            }
        }
        int keep = Math.min(bytes.length - from, needle.length - 1);
        console.tail = java.util.Arrays.copyOfRange(bytes, bytes.length - keep, bytes.length);
    }

    private static int indexOf(byte[] haystack, byte[] needle, int from) {
        outer:
        for (int i = from; i <= haystack.length - needle.length; i++) {
            for (int j = 0; j < needle.length; j++) {
                if (haystack[i + j] != needle[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    /** Closes every connection at once, as when a network comes and goes. */
    void dropAll() throws InterruptedException {
        var dropped = new CountDownLatch(1);
        tasks.add(() -> {
            for (Console console : consoles) {
                try {
                    console.channel.close();
                } catch (IOException e) {
                    System.err.println("  closing: " + e);
                }
            }
            consoles.clear();
            dropped.countDown();
        });
        selector.wakeup();
        dropped.await();
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.wakeup();
        try {
            loop.join(5_000);
            dropAllNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }

    private void dropAllNow() throws IOException {
        for (Console console : consoles) {
            console.channel.close();
        }
    }
}
