package io.rivulet.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.GuardedServer;
import io.rivulet.RawConnection;
import io.rivulet.douyin.DouyinClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Connections that try to be two things at once, never to end, or to write into the log: each ends, and only it does. */
@GuardedServer
@ExtendWith(OutputCaptureExtension.class)
class HostileConnectionsIT {

    private static final String FEED = "GET /douyin/feed/ HTTP/1.1\r\nHost: localhost\r\n";
    private static final String POST =
            head("POST /douyin/favorite/action/ HTTP/1.1", "Content-Type: application/x-www-form-urlencoded");

    /** A request within a request, which nobody may ever answer. */
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @LocalServerPort
    private int port;

    @AfterEach
    void theServerIsAlive(CapturedOutput output) throws Exception {
        new DouyinClient(port).feed("").assertSuccess();
        assertThat(output.getAll()).doesNotContain("LEAK:", "smuggled", "\nforged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n" + SMUGGLED,
                "Content-Length: 0\r\nContent-Length: 60\r\n\r\n" + SMUGGLED,
                "Content-Length: 60\r\nContent-Length: 0\r\n\r\n" + SMUGGLED,
                "Content-Length: 0, 60\r\n\r\n" + SMUGGLED,
                "Content-Length: +0\r\n\r\n" + SMUGGLED,
                "Content-Length: -1\r\n\r\n" + SMUGGLED,
                "Content-Length: 0x0\r\n\r\n" + SMUGGLED,
                "Content-Length: 99999999999999999999\r\n\r\n" + SMUGGLED,
                "Content-Length : 0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding: identity, chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\nx\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n0\r\n\r\n" + SMUGGLED,
                "Transfer-Encoding: chunked\r\n\r\n1\r\nxyz0\r\n\r\n" + SMUGGLED
            })
    void whereARequestEndsIsNeverInDoubt(String rest) throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(POST + rest);
            // at most one answer to the request itself; and never one of something at /smuggled
            assertThat(all(connection)).doesNotContain("urn:rivulet:problem:not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Folded: one\r\n two\r\n",
                "X-Nul: a\0b\r\n",
                "X-Return: a\rforged: b\r\n",
                "X-Name\0: a\r\n",
                "X Name: a\r\n",
                ": a\r\n",
                "X-Nothing\r\n",
                "X-Bell: \u0007\r\n"
            })
    void aHeaderThatIsNoneIsRefusedOrHarmless(String header) throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(FEED + header + "Connection: close\r\n\r\n");
            assertThat(all(connection)).matches("(?s)HTTP/1.1 (200|400) .*").doesNotContain("forged");
        }
    }

    @Test
    void linesThatEndWithoutAReturnMakeNoSecondRequest() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send("GET /douyin/feed/ HTTP/1.1\nHost: localhost\nConnection: close\n\n" + SMUGGLED);
            var answers = all(connection);
            assertThat(answers).matches("(?s)HTTP/1.1 (200|400) .*").doesNotContain("not-found");
        }
    }

    @Test
    void headersAreBoundedInSize() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(FEED + "X-Long: " + "x".repeat(100_000) + "\r\n\r\n");
            assertThat(all(connection)).matches("(?s)(HTTP/1.1 4(31|13|00) .*)?");
        }
    }

    @Test
    void headersAreBoundedInNumber() throws Exception {
        var headers = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            headers.append("X-").append(i).append(": y\r\n");
        }
        try (var connection = new RawConnection(port)) {
            connection.send(FEED + headers + "\r\n");
            assertThat(all(connection)).matches("(?s)(HTTP/1.1 4(31|13|00) .*)?");
        }
    }

    @Test
    void aRequestLineIsBounded() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send("GET /" + "x".repeat(200_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(all(connection)).matches("(?s)(HTTP/1.1 4(14|31|13|00) .*)?");
        }
    }

    @Test
    void headersThatTrickleEndTheConnection() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(FEED);
            assertThat(endsWhileSending(connection, "X-Slow: ")).isTrue();
        }
    }

    @Test
    void soDoThoseOfALaterRequest() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(FEED + "\r\n");
            assertThat(connection.answer().status()).isEqualTo(200);
            connection.send("G");
            assertThat(endsWhileSending(connection, "ET /")).isTrue();
        }
    }

    @Test
    void manyThatTrickleHoldNobodyUp() throws Exception {
        var slow = new ArrayList<RawConnection>();
        try {
            for (int i = 0; i < 200; i++) {
                slow.add(new RawConnection(port).send("GET / HTTP/1.1\r\nX: "));
            }
            new DouyinClient(port).feed("").assertSuccess();
            for (var connection : slow) {
                assertThat(connection.isClosedByPeer()).isTrue();
            }
        } finally {
            for (var connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    void aBodyThatStandsStillIsRefused() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(POST + "Content-Length: 100\r\n\r\ntoken=");
            var answer = connection.answer();
            assertThat(answer.body()).contains("\"status_code\":1012").contains("send it again");
        }
    }

    @Test
    void soIsAMultipartOne() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(head(
                            "POST /douyin/favorite/action/ HTTP/1.1",
                            "Content-Type: multipart/form-data; boundary=b",
                            "Transfer-Encoding: chunked")
                    + "\r\n5\r\n--b\r\n\r\n");
            assertThat(connection.answer().body()).contains("\"status_code\":1012");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /douyin/%0d%0aforged HTTP/1.1\r\nHost: localhost\r\n",
                "GET /douyin/feed/?latest_time=%0d%0aforged HTTP/1.1\r\nHost: localhost\r\n",
                "GET /douyin/feed/ HTTP/1.1\r\nHost: localhost\r\nUser-Agent: %0d%0aforged\\r\\nforged\r\n",
                "POST /api/v1/videos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a%0d%0aforged\r\n",
                "GET /media/%0d%0aforged/video.mp4 HTTP/1.1\r\nHost: localhost\r\n",
                "GET /douyin/feed/ HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a%0d%0aforged: b\r\n"
            })
    void nothingThatIsSentMakesALineOfTheLogOrAHeader(String head) throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(head + "Connection: close\r\n\r\n");
            var answer = all(connection);
            assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("\nforged");
        }
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\nHost: localhost\r\n";
    }

    /** All that comes until the other side closes, which it has to. */
    private static String all(RawConnection connection) throws IOException {
        return new String(connection.rest(), ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .replace("http/1.1", "HTTP/1.1");
    }

    /** Byte by byte, each of which alone would keep the connection from being idle. */
    private static boolean endsWhileSending(RawConnection connection, String text) throws Exception {
        try {
            for (int i = 0; i < 300; i++) {
                connection.send(text.substring(i % text.length(), i % text.length() + 1));
                Thread.sleep(100);
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
