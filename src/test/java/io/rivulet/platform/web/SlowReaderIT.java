package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask and never read. */
class SlowReaderIT {

    private static final long MEGABYTE = 1 << 20;
    /** More than the buffers of both systems' sockets can hold, of requests and of answers. */
    private static final long MORE_THAN_SOCKETS_HOLD = 128 * MEGABYTE;

    private static final String FEED = "/douyin/feed/?token=nobody";
    private static final String PICTURE = "/media/default/background.png";
    private static final int CLIENTS = 20;
    /** As many as one may ask for before the first is answered. */
    private static final int PICTURES = 100;

    private static final long MOST_OF_ONE = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 30;

    @TempDir
    private static Path data;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(data, "--rivulet.demo=false").awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void requestsWithoutEndAreReadNoFurther() throws Exception {
        try (var client = neverReading()) {
            var sent = sendAsMuchAsIsTaken(client);

            assertThat(sent).isLessThan(MORE_THAN_SOCKETS_HOLD);
            assertThat(unsent()).isLessThan(MOST_OF_ONE);
            assertThatNoPlaceIsTaken();
            new DouyinClient(server.port()).feed("").assertSuccess();
        }
    }

    @Test
    void answersAreMadeOneAfterTheOther() throws Exception {
        var size = new DouyinClient(server.port()).fetch(server.uri() + PICTURE).body().length;
        var clients = new ArrayList<SocketChannel>();
        try {
            while (clients.size() < CLIENTS) {
                var client = neverReading();
                clients.add(client);
                client.write(requests(PICTURE, PICTURES));
            }
            // the sockets are full, and the server still has answers to give
            await().atMost(PATIENCE).until(() -> unsent() > 0);

            assertThat(unsent()).isLessThan(CLIENTS * MOST_OF_ONE);
            assertThat(server.scrape().sum("rivulet_netty_direct_memory_bytes"))
                    .isLessThan((double) CLIENTS * PICTURES * size / 2);
            assertThatNoPlaceIsTaken();
            new DouyinClient(server.port()).feed("").assertSuccess();
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
        await().atMost(PATIENCE).until(() -> unsent() == 0);
    }

    private static double unsent() throws Exception {
        return server.scrape().sum("rivulet_connections_unsent_bytes");
    }

    private static void assertThatNoPlaceIsTaken() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.scrape().sum("rivulet_admission_requests "))
                        .isZero());
    }

    private static SocketChannel neverReading() throws IOException {
        var client = SocketChannel.open();
        client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        client.configureBlocking(false);
        return client;
    }

    /** Until nothing was taken for some seconds, or the server would have no more of it. */
    private static long sendAsMuchAsIsTaken(SocketChannel client) throws Exception {
        var requests = requests(FEED, 1000);
        long sent = 0;
        for (int tries = 0; tries < TRIES && sent < MORE_THAN_SOCKETS_HOLD; ) {
            int taken = write(client, requests);
            if (taken < 0) {
                return sent;
            }
            sent += taken;
            tries = taken > 0 ? 0 : tries + 1;
            if (taken == 0) {
                Thread.sleep(100);
            }
        }
        return sent;
    }

    private static int write(SocketChannel client, ByteBuffer requests) {
        if (!requests.hasRemaining()) {
            requests.rewind();
        }
        try {
            return client.write(requests);
        } catch (IOException cutOff) {
            return -1;
        }
    }

    private static ByteBuffer requests(String path, int count) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        return ByteBuffer.wrap(request.repeat(count).getBytes(StandardCharsets.US_ASCII));
    }
}
