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
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class UnreadBodiesTests {

    private static final HttpHandler NO_ANSWER = (request, response) -> response.setComplete();

    /** Else the next request on the connection would be taken for more of the body, and never be answered. */
    @Test
    void anAnswerWithoutABodyAlsoEndsTheConnection() throws Exception {
        var server = serve(Duration.ofMillis(500));
        try (var connection = new RawConnection(server.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n");
            assertThat(connection.answer().headers()).contains("connection: close");
            assertThat(connection.isClosedByPeer()).isTrue();
        } finally {
            server.dispose();
        }
    }

    /** Nothing more comes: whoever waited for it would do so for an hour. */
    @Test
    void nobodyWaitsForABodyThatIsHereAlready() throws Exception {
        var server = serve(Duration.ofHours(1));
        try (var connection = new RawConnection(server.port())) {
            connection.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\ntides");
            assertThat(connection.answer().headers()).contains("connection: close");
            assertThat(connection.isClosedByPeer()).isTrue();
        } finally {
            server.dispose();
        }
    }

    private static DisposableServer serve(Duration discardFor) throws Exception {
        var bodies = new UnreadBodies(new WebProperties(List.of(), DataSize.ofMegabytes(1), discardFor));
        return HttpServer.create()
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(bodies.apply(NO_ANSWER)))
                .bind()
                .toFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
