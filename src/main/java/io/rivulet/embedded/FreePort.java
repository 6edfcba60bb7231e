package io.rivulet.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of 127.0.0.1 that nobody uses at this moment. */
final class FreePort {

    static final String HOST = "127.0.0.1";

    private FreePort() {}

    static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        }
    }
}
