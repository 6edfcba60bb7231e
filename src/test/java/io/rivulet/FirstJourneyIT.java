package io.rivulet;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@RunningServer
@AutoConfigureWebTestClient
class FirstJourneyIT {

    @Test
    void feedAnswers(@Autowired WebTestClient client) {
        client.get()
                .uri("/douyin/feed/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status_code")
                .isEqualTo(0);
    }
}
