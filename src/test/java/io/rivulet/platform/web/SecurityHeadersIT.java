package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RawConnection;
import io.rivulet.RunningServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What browsers are told with every answer. */
@RunningServer
class SecurityHeadersIT {

    private static final List<String> ALWAYS = List.of(
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "permissions-policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "content-security-policy: default-src 'none'; img-src 'self'; media-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /douyin/feed/",
                "GET /douyin/feed",
                "GET /douyin/feed/?latest_time=x",
                "POST /douyin/favorite/action/",
                "GET /nowhere",
                "DELETE /douyin/feed/",
                "OPTIONS /api/v1/uploads",
                "POST /api/v1/videos",
                "GET /douyin/user/?user_id=99999999999"
            })
    void everyAnswerHasThemOnce(String line) throws Exception {
        var headers = headers(line);

        assertThat(headers).containsAll(ALWAYS).contains("cross-origin-resource-policy: same-origin");
        assertThat(headers).noneMatch(header -> header.startsWith("strict-transport-security"));
        ALWAYS.forEach(header -> assertThat(headers).containsOnlyOnce(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /media/default/cover.jpg", "GET /media/nothing/video.mp4", "GET /api/v1/videos/1"})
    void pagesOfOthersMayShowMedia(String line) throws Exception {
        assertThat(headers(line)).containsAll(ALWAYS).contains("cross-origin-resource-policy: cross-origin");
    }

    @Test
    void theyAreShort() throws Exception {
        var own = headers("GET /douyin/feed/").stream()
                .filter(header -> header.matches("(x-content|referrer|permissions|content-sec|cross-origin-r).*"))
                .toList();
        assertThat(own).hasSize(5);
        assertThat(own.stream().mapToInt(header -> header.length() + 2).sum()).isLessThan(400);
    }

    private List<String> headers(String line) throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return connection.answer().headers().lines().toList();
        }
    }
}
