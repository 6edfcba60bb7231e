package io.rivulet.platform.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that last: server-sent events to a bounded number of listeners, with a sign of life in every silence. They end
 * with their events, after a while, and when the server stops, which would wait for them otherwise.
 */
@Component
public class EventStreams implements SmartLifecycle {

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final int max;
    private final JsonMapper json;
    private final AtomicInteger open = new AtomicInteger();
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;

    EventStreams(AdmissionProperties properties, MeterRegistry meters, JsonMapper json) {
        this.max = properties.streams();
        this.json = json;
        Gauge.builder("rivulet.admission.streams", open, AtomicInteger::get).register(meters);
        Gauge.builder("rivulet.admission.streams.max", () -> max).register(meters);
    }

    /** The stream as an answer; refuses one too many. */
    public <T> Mono<ServerResponse> toResponse(Flux<ServerSentEvent<T>> events) {
        return Mono.defer(() -> open.get() < max ? answer(events) : refusal());
    }

    private <T> Mono<ServerResponse> answer(Flux<ServerSentEvent<T>> events) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(each(bounded(events)
                        .doOnSubscribe(subscription -> open.incrementAndGet())
                        .doFinally(end -> open.decrementAndGet())));
    }

    /**
     * Each event at once, in memory that nobody has to give back: Spring's writer takes pooled memory, and loses it when a
     * listener goes away in the middle of an event.
     */
    private <T> BodyInserter<Flux<ServerSentEvent<T>>, ReactiveHttpOutputMessage> each(
            Flux<ServerSentEvent<T>> events) {
        return (answer, context) -> answer.writeAndFlushWith(
                events.map(event -> Mono.just(answer.bufferFactory().wrap(toBytes(event)))));
    }

    private <T> byte[] toBytes(ServerSentEvent<T> event) {
        var data = event.data();
        var text = data == null ? event.format() : event.format() + json.writeValueAsString(data) + '\n';
        return (text + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static <T> Mono<T> refusal() {
        return Mono.error(() -> WebError.BUSY
                .because("Too many watch already: ask from time to time instead")
                .retryAfter(LATER));
    }

    private <T> Flux<ServerSentEvent<T>> bounded(Flux<ServerSentEvent<T>> events) {
        var alive = Flux.interval(SIGN_OF_LIFE)
                .onBackpressureDrop()
                .map(tick -> ServerSentEvent.<T>builder().comment("alive").build());
        return events.materialize()
                .mergeWith(alive.materialize())
                .<ServerSentEvent<T>>dematerialize()
                .take(LONGEST)
                .takeUntilOther(stopping.asMono());
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stopping.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server that would wait for the streams. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
