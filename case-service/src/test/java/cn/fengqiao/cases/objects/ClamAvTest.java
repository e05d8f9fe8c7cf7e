package cn.fengqiao.cases.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamAvTest {

    private static final String EICAR_LIKE = "EVIL";

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final CircuitBreaker breaker = FileWiring.breaker("virus-scan", failure -> false);
    private ServerSocket daemon;
    private Thread serving;
    private volatile boolean silent;
    private volatile String saysInstead = "";

    @BeforeEach
    void start() throws IOException {
        daemon = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        serving = Thread.ofVirtual().start(this::serve);
    }

    /** Who waits to accept at that moment may accept one more. */
    @AfterEach
    void stop() throws IOException, InterruptedException {
        daemon.close();
        serving.join();
    }

    @Test
    void a_clean_file_is_clean_and_an_infected_one_is_not() throws IOException {
        assertThat(scanner().scan(file("字".repeat(100_000)))).isEqualTo(VirusScan.Verdict.CLEAN);
        assertThat(scanner().scan(file("a".repeat(70_000) + EICAR_LIKE))).isEqualTo(VirusScan.Verdict.INFECTED);
    }

    @Test
    void an_answer_that_is_no_verdict_is_none() throws IOException {
        saysInstead = "INSTREAM size limit exceeded. ERROR";

        assertThat(scanner().scan(file("x"))).isEqualTo(VirusScan.Verdict.AWAY);
    }

    @Test
    void a_silent_daemon_is_waited_for_a_while_and_after_a_few_times_left_alone() throws IOException {
        silent = true;
        Path file = file("x");
        for (int i = 0; i < 4; i++) {
            assertThat(scanner().scan(file)).isEqualTo(VirusScan.Verdict.AWAY);
        }
        int before = asked.get();

        assertThat(scanner().scan(file)).isEqualTo(VirusScan.Verdict.AWAY);

        assertThat(asked.get()).isEqualTo(before);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void nobody_there_is_no_verdict() throws IOException, InterruptedException {
        stop();

        assertThat(scanner().scan(file("x"))).isEqualTo(VirusScan.Verdict.AWAY);
    }

    private ClamAv scanner() {
        return new ClamAv("127.0.0.1", daemon.getLocalPort(), Duration.ofSeconds(1), Duration.ofMillis(300), breaker);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file"), content);
    }

    private void serve() {
        while (!daemon.isClosed()) {
            try (Socket socket = daemon.accept()) {
                asked.incrementAndGet();
                answer(socket);
            } catch (IOException ended) {
                // The test ended, or its client hung up.
                continue;
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
        StringBuilder content = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        if (silent) {
            in.read();
            return;
        }
        String verdict = content.indexOf(EICAR_LIKE) >= 0 ? "stream: Test.Evil FOUND" : "stream: OK";
        socket.getOutputStream()
                .write(((saysInstead.isEmpty() ? verdict : saysInstead) + "\0").getBytes(StandardCharsets.UTF_8));
    }
}
