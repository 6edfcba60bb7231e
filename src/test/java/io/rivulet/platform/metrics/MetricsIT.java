package io.rivulet.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.RunningServer;
import io.rivulet.Scrape;
import io.rivulet.douyin.DouyinClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the server tells those who watch it. */
@RunningServer
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    private DouyinClient client;

    @BeforeEach
    void connect() {
        client = new DouyinClient(port);
    }

    @Test
    void everyRequestIsCountedUnderItsRoute() throws Exception {
        var before = scrape();
        client.feed("").assertSuccess();
        client.feed("?latest_time=soon").assertRefused();
        client.get("/douyin/feed?latest_time=0").assertSuccess();
        client.get("/douyin/user/?user_id=999999999999").assertRefused();

        assertThat(increase(before, "GET /douyin/feed", "success")).isEqualTo(2);
        assertThat(increase(before, "GET /douyin/feed", "refused")).isEqualTo(1);
        assertThat(increase(before, "GET /douyin/user", "refused")).isEqualTo(1);
        assertThat(increase(before, "GET /douyin/user", "failed")).isZero();
    }

    @Test
    void whatAClientMakesUpIsNoName() throws Exception {
        var before = scrape();
        var families = before.lines().size();
        for (int number = 0; number < 20; number++) {
            var answer = client.fetch(client.base() + "/made/up/" + number);
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        var unknown = client.fetch(client.base() + "/media/0123456789abcdef0123456789abcdef/video.mp4");
        assertThat(unknown.statusCode()).isEqualTo(404);

        assertThat(increase(before, "other", "refused")).isEqualTo(20);
        assertThat(increase(before, "GET /media/{token}/{name}", "refused")).isEqualTo(1);
        assertThat(scrape().lines()).hasSizeLessThan(families + 200).noneMatch(line -> line.contains("made"));
    }

    @Test
    void theSpringObservationOfEachRequestIsOff() throws Exception {
        client.feed("").assertSuccess();

        assertThat(scrape().families()).noneMatch(name -> name.startsWith("http_server"));
    }

    @Test
    void eventLoopsArePromptlyAsked() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scrape().sum("rivulet_event_loop_delay_seconds_count{loop=\"0\"}"))
                        .isGreaterThan(2));
    }

    private double increase(Scrape before, String endpoint, String outcome) throws Exception {
        var series = "rivulet_requests_seconds_count{endpoint=\"" + endpoint + "\",outcome=\"" + outcome + "\"}";
        return scrape().sum(series) - before.sum(series);
    }

    private Scrape scrape() throws Exception {
        return Scrape.of(managementPort);
    }
}
