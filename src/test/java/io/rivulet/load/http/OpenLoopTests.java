package io.rivulet.load.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

class OpenLoopTests {

    private static final byte[] REQUEST = ClosedLoop.request("GET", "/");
    private static final Duration HELD = Duration.ofMillis(300);
    private static final Duration TWENTY_ARRIVALS = Duration.ofMillis(20);
    private static final double HELD_AFTER_THE_LAST = 279;

    private final AtomicInteger asked = new AtomicInteger();

    private Function<HttpServerResponse, Mono<Void>> answer = response -> answer(response, "{}");

    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> answer.apply(response))
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void waitingForAConnectionCounts() throws InterruptedException {
        answer = response -> {
            var held = asked.incrementAndGet() == 1 ? HELD : Duration.ZERO;
            return Mono.delay(held).then(answer(response, "{\"status_code\":0}"));
        };
        var result = run(1);
        assertThat(result.microseconds().getTotalCount()).isEqualTo(20);
        assertThat(result.mostWaiting()).isEqualTo(19);
        // each was due within 20 ms, and none had an answer before the first
        assertThat(result.milliseconds(0)).isGreaterThan(HELD_AFTER_THE_LAST);
        assertThat(result.failed()).isZero();
    }

    @Test
    void refusalsOfTheContractCount() throws InterruptedException {
        answer = response -> answer(response, "{\"status_code\":" + asked.incrementAndGet() % 2 + "}");
        assertThat(run(4).failed()).isEqualTo(10);
    }

    @Test
    void aLostConnectionCostsItsRequestAlone() throws InterruptedException {
        answer = response -> asked.incrementAndGet() == 3
                ? Mono.fromRunnable(() -> response.withConnection(connection -> connection.dispose()))
                : answer(response, "{\"status_code\":0}");
        var result = run(1);
        assertThat(result.failed()).isOne();
        assertThat(asked).hasValue(20);
    }

    private OpenResult run(int connections) throws InterruptedException {
        try (var loop = new OpenLoop(URI.create("http://127.0.0.1:" + server.port()), connections)) {
            return loop.run(1000, TWENTY_ARRIVALS, number -> REQUEST);
        }
    }

    private static Mono<Void> answer(HttpServerResponse response, String body) {
        return response.header("Content-Length", "" + body.length())
                .sendString(Mono.just(body))
                .then();
    }
}
