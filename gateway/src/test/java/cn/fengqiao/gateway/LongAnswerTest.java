package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A list of a million lines passes the door as it comes, whatever its length, and none of it is kept there. */
class LongAnswerTest extends RunningGateway {

    private static final int PIECE = 64 * 1024;
    private static final long PIECES = 2_048;

    /** What the buffers of four sockets hold, and some pieces in the gateway's hands; a sixth of the list. */
    private static final long MOST_ON_THE_WAY = 24L << 20;

    private final AtomicLong written = new AtomicLong();

    @Test
    void of_a_list_nobody_takes_the_door_takes_no_more_than_it_can_hand_on() throws IOException {
        CASE.will((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/csv;charset=UTF-8\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = chunk("x".repeat(PIECE));
            for (int i = 0; i < PIECES; i++) {
                out.write(chunk);
                written.addAndGet(PIECE);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return true;
        });

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /api/cases/export HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n"
                                    + "Content-Type: application/json\r\nAuthorization: Bearer "
                                    + TOKENS.dispatcher(POLICE) + "\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");

            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(200))
                    .until(this::stands);
            assertThat(written.get()).isBetween((long) PIECE, MOST_ON_THE_WAY);

            assertThat(rest(in)).isGreaterThan(PIECES * PIECE);
            assertThat(written.get()).isEqualTo(PIECES * PIECE);
        }
    }

    @Test
    void an_answer_that_has_begun_may_last_longer_than_it_may_take_to_begin() {
        // risk has 400 ms
        RISK.will((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 12; i++) {
                out.write(chunk("line\r\n"));
                out.flush();
                Thread.sleep(100);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return true;
        });

        HttpResponse<String> answer =
                send(request("/api/risk/list", TOKENS.dispatcher(POLICE)).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("line\r\n".repeat(12));
    }

    private long before = -1;

    private boolean stands() {
        long now = written.get();
        boolean same = now == before && now > 0;
        before = now;
        return same;
    }

    private static long rest(InputStream in) throws IOException {
        byte[] piece = new byte[PIECE];
        long all = 0;
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            all += n;
        }
        return all;
    }

    private static byte[] chunk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] head = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = new byte[head.length + bytes.length + 2];
        System.arraycopy(head, 0, chunk, 0, head.length);
        System.arraycopy(bytes, 0, chunk, head.length, bytes.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return chunk;
    }
}
