package cn.fengqiao.testkit;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be had. Asked before anything of Testcontainers is loaded, because its own search is slow. */
final class DockerEngine {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private DockerEngine() {}

    static boolean answers() {
        if (System.getenv("DOCKER_HOST") != null) {
            return DockerClientFactory.instance().isDockerAvailable();
        }
        return Files.exists(SOCKET) && ping();
    }

    private static boolean ping() {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
            channel.write(
                    ByteBuffer.wrap("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            var answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).contains(" 200 ");
        } catch (IOException e) {
            return false; // A socket file without an engine behind it.
        }
    }
}
