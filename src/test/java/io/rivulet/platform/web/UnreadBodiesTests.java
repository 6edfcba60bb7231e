package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RawConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.util.unit.DataSize;
import reactor.netty.http.server.HttpServer;

class UnreadBodiesTests {

    private static final HttpHandler NO_ANSWER = (request, response) -> response.setComplete();

    private final UnreadBodies bodies =
            new UnreadBodies(new WebProperties(List.of(), DataSize.ofMegabytes(1), Duration.ofMillis(500)));

    /** Else the next request on the connection would be taken for more of the body, and never be answered. */
    @Test
    void anAnswerWithoutABodyAlsoEndsTheConnection() throws Exception {
        var server = HttpServer.create()
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(bodies.apply(NO_ANSWER)))
                .bind()
                .toFuture()
                .get(10, TimeUnit.SECONDS);
        try (var connection = new RawConnection(server.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n");
            assertThat(connection.answer().headers()).contains("connection: close");
            assertThat(connection.isClosedByPeer()).isTrue();
        } finally {
            server.dispose();
        }
    }
}
