package io.rivulet.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses a body that takes too long, whether it trickles or stands still; what has bounds of its own is left to them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SlowBodies implements HttpHandlerDecoratorFactory {

    private final Duration within;
    private final List<OwnBounds> exceptions;

    SlowBodies(TransportProperties properties, List<OwnBounds> exceptions) {
        this.within = properties.bodyWithin();
        this.exceptions = exceptions;
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) ->
                handler.handle(isBounded(request) ? new TimedRequest(request, within) : request, response);
    }

    private boolean isBounded(ServerHttpRequest request) {
        var headers = request.getHeaders();
        boolean mayHaveBody = headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
        return mayHaveBody
                && exceptions.stream()
                        .noneMatch(
                                exception -> exception.cover(request.getPath().value()));
    }

    private static final class TimedRequest extends ServerHttpRequestDecorator {

        private final Duration within;

        TimedRequest(ServerHttpRequest request, Duration within) {
            super(request);
            this.within = within;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().takeUntilOther(Mono.delay(within).then(tooSlow()));
        }

        private Mono<Void> tooSlow() {
            return WebError.BODY_TOO_SLOW.asError(
                    "The body did not arrive within " + within.toMillis() + " ms: send it again, faster");
        }
    }
}
