package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.test.StepVerifier;

class CrossOriginTests {

    private static final String ALLOWED = "https://app.example.org";
    private final CrossOrigin origins = new CrossOrigin(new CorsProperties(List.of(ALLOWED)));

    @Test
    void onlyThoseOnTheListMayRead() {
        assertThat(answer(ALLOWED).getAccessControlAllowOrigin()).isEqualTo(ALLOWED);
        assertThat(answer("https://app.example.org.evil.org").getAccessControlAllowOrigin())
                .isNull();
        assertThat(answer("http://app.example.org").getAccessControlAllowOrigin())
                .isNull();
        assertThat(answer("null").getAccessControlAllowOrigin()).isNull();
    }

    @Test
    void cachesKeepThemApart() {
        assertThat(answer(ALLOWED).getVary()).contains("Origin");
        assertThat(answer("https://other.example.org").getVary()).contains("Origin");
    }

    /** As an error's answer does. */
    @Test
    void whatClearsTheHeadersDoesNotClearThese() {
        var request = MockServerHttpRequest.get("http://localhost/")
                .header("Origin", ALLOWED)
                .build();
        var response = new MockServerHttpResponse();
        origins.apply((asked, answer) -> {
                    answer.getHeaders().clear();
                    return answer.setComplete();
                })
                .handle(request, response)
                .as(StepVerifier::create)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(response.getHeaders().getAccessControlAllowOrigin()).isEqualTo(ALLOWED);
    }

    private HttpHeaders answer(String origin) {
        var request = MockServerHttpRequest.get("http://localhost/")
                .header("Origin", origin)
                .build();
        var response = new MockServerHttpResponse();
        origins.apply((asked, answer) -> answer.setComplete())
                .handle(request, response)
                .as(StepVerifier::create)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        return response.getHeaders();
    }
}
