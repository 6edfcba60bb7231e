package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class UnreadableTypesTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"/k", "nonsense", "/"})
    void whatIsNoTypeIsRefusedAsNone(String type) {
        var seen = passed(type);
        assertThatThrownBy(() -> seen.getHeaders().getContentType()).isInstanceOf(InvalidMediaTypeException.class);
    }

    @Test
    void aTypeStaysAsItIs() {
        assertThat(passed("text/plain;charset=\"utf-8\"").getHeaders().getFirst("Content-Type"))
                .isEqualTo("text/plain;charset=\"utf-8\"");
    }

    private static ServerHttpRequest passed(String type) {
        List<ServerHttpRequest> seen = new ArrayList<>();
        var handler = new UnreadableTypes().apply((request, response) -> {
            seen.add(request);
            return Mono.empty();
        });
        var request =
                MockServerHttpRequest.post("/").header("Content-Type", type).build();
        handler.handle(request, new MockServerHttpResponse())
                .as(StepVerifier::create)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        return seen.getFirst();
    }
}
