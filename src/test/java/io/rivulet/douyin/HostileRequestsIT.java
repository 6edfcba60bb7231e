package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.RawConnection;
import io.rivulet.RunningServer;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** Requests that no library would send. */
@RunningServer
class HostileRequestsIT {

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest_time=1|2",
                "latest_time=%zz",
                "latest_time=%",
                "latest_time=%1",
                "latest_time=a%20b",
                "latest_time=\"'<>\\^`{}[]",
                "latest_time=%00",
                "latest_time=%ff%fe",
                "latest_time=%c0%af",
                "latest_time=\u00e6\u00bd\u00ae",
                "latest_time=%E6%BD%AE",
                "latest_time=1;2",
                "latest_time=1=2",
                "latest_time=?",
                "latest_time=é"
            })
    void whatMayNotStandInAnAddressIsRefusedLikeAnyOtherValue(String query) throws Exception {
        get("/douyin/feed/?" + query).assertRefusedBecauseOf("latest_time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b=1",
                "%zz=1",
                "&&&",
                "=",
                "=1",
                "?",
                "a=%",
                "{}",
                "token=a|b",
                "token=%zz",
                "x[]=1",
                "潮=1",
                "#",
                "#x"
            })
    void whatNobodyAsksForDoesNoHarm(String query) throws Exception {
        get("/douyin/feed/?" + new String(query.getBytes(UTF_8), ISO_8859_1)).assertSuccess();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/douyin/a|b",
                "/douyin/%zz",
                "/douyin/\u00e6\u00bd\u00ae/",
                "/douyin/{x}",
                "/douyin/a\\b",
                "/douyin/../douyin/x"
            })
    void whatMayNotStandInAPathIsAnUnknownAddress(String path) throws Exception {
        get(path).assertRefused();
    }

    @Test
    void aNameInRawUtf8IsTheNameThatIsMeant() throws Exception {
        var client = new DouyinClient(port);
        var name = DouyinClient.unusedName().substring(0, 20) + "潮汐";
        var raw = new String(name.getBytes(UTF_8), ISO_8859_1);
        var path = "/douyin/user/register/?username=" + raw + "&password=secret";
        var id = request("POST", path, "localhost", "")
                .assertSuccess()
                .json()
                .path("user_id")
                .asLong();
        var user = client.get("/douyin/user/?user_id=" + id).json().path("user");
        assertThat(user.path("name").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000, 16_000})
    void aVeryLongAddressIsAnswered(int length) throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(
                    "GET /douyin/feed/?latest_time=" + "9".repeat(length) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var answer = connection.answer();
            assertThat(answer.body()).doesNotContain("<html", "Exception");
            assertThat(answer.status()).isLessThan(500);
        }
    }

    @Test
    void aFormOfSixtyFourKilobytesIsAnswered() throws Exception {
        new DouyinClient(port)
                .sendUrlencoded("GET", "/douyin/feed/", "latest_time=" + "9".repeat(64 * 1024))
                .assertRefusedBecauseOf("latest_time");
    }

    @Test
    void aHeadHasTheHeadersOfAnAnswerAndNoBody() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send("HEAD /douyin/feed/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(connection.statusLine()).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: nonsense",
                "Accept: image/png",
                "Accept: */*;q=x",
                "Accept-Charset: utf-16",
                "Accept-Encoding: zzz",
                "Content-Type: ;;",
                "Content-Type: multipart/form-data",
                "Content-Type: a/b; charset=x",
                "Cookie: ===;;",
                "If-None-Match: *",
                "If-Modified-Since: never",
                "Range: bytes=0-1",
                "Authorization: Bearer",
                "Origin: null",
                "Upgrade: h2c",
                "X-HTTP-Method-Override: DELETE"
            })
    void headersThatNobodyExpectsAreAnsweredInTheSameForm(String header) throws Exception {
        var reply = request("GET", "/douyin/feed/", "localhost", header + "\r\n");
        if (reply.code() != 0) {
            reply.assertRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: evil.example:81", "Host: [::1]:99", "Host: 127.0.0.1"})
    void aForgedHostReachesNobodyElse(String host) throws Exception {
        var client = publishedSomething();
        var forged = request("GET", "/douyin/feed/", host.substring(6), "");
        assertThat(forged.videos().path(0).path("play_url").asString())
                .startsWith("http://" + host.substring(6) + "/media/");
        assertThat(client.feed("").videos().path(0).path("play_url").asString()).startsWith(client.base());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host:",
                "Host: ",
                "Host: a b",
                "Host: \"><script>",
                "Host: évil",
                "Host: a/b?c#d",
                "Host: user@evil:x",
                "X: y",
                "Host: [",
                "Host: a:99999"
            })
    void aHostThatIsNoneIsAnsweredWithoutFailing(String header) throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send("GET /douyin/feed/ HTTP/1.1\r\n" + header + "\r\n\r\n");
            var answer = connection.answer();
            assertThat(answer.status()).as(answer.body()).isLessThan(500);
            assertThat(answer.body()).doesNotContain("<script>", "Exception", "<html");
        }
    }

    @Test
    void forwardedHeadersOfStrangersAreIgnored() throws Exception {
        publishedSomething();
        var forwarded = """
                X-Forwarded-Host: evil.example
                X-Forwarded-Proto: https
                X-Forwarded-Port: 1
                X-Forwarded-Prefix: /evil
                Forwarded: host=evil.example;proto=https
                """.replace("\n", "\r\n");
        var video = request("GET", "/douyin/feed/", "localhost:" + port, forwarded)
                .videos()
                .path(0);
        assertThat(video.path("play_url").asString()).startsWith("http://localhost:" + port + "/media/");
        assertThat(video.toString()).doesNotContain("evil");
    }

    @CanIgnoreReturnValue
    private DouyinClient publishedSomething() throws Exception {
        var client = new DouyinClient(port);
        if (client.feed("").videos().isEmpty()) {
            client.publish(client.register(), Clips.of(environment).bytes(H264), "seen by all")
                    .assertSuccess();
        }
        return client;
    }

    private Reply get(String path) throws Exception {
        return request("GET", path, "localhost", "");
    }

    private Reply request(String method, String path, String host, String headers) throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n");
            var answer = connection.answer();
            return Reply.of(answer.status(), answer.type(), answer.body());
        }
    }

    /** An answer that comes at once after one that took its time must not leave the connection unread. */
    @Test
    void requestsBehindEachOtherAreAllAnswered() throws Exception {
        var slow = "GET /douyin/feed/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var quick = "GET /douyin/message/chat/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var connection = new RawConnection(port)) {
            for (int i = 0; i < 20; i++) {
                connection.send(slow + quick);
                assertThat(connection.answer().status()).isEqualTo(200);
                assertThat(connection.answer().status()).isEqualTo(200);
            }
        }
    }
}
