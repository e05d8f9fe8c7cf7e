package cn.fengqiao.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that must keep theirs over a restart. They lie below those the system gives to clients: while a
 * server is down its clients keep dialling, and one that is given the very port it dials connects to itself and holds
 * it.
 */
final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int FIRST_OF_CLIENTS = 32_768;

    private FreePort() {}

    static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, FIRST_OF_CLIENTS);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
