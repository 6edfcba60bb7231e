package io.rivulet.platform.metrics;

import static org.springframework.web.reactive.function.server.RouterFunctions.MATCHING_PATTERN_ATTRIBUTE;

import io.rivulet.platform.web.ErrorHandler;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** Counts each request when its answer is ready to be sent, under the route that answered it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EndpointMeterFilter implements WebFilter {

    private final Endpoints endpoints;

    EndpointMeterFilter(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var arrived = System.nanoTime();
        exchange.getResponse().beforeCommit(() -> {
            meter(exchange).record(System.nanoTime() - arrived, outcome(exchange));
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private EndpointMeter meter(ServerWebExchange exchange) {
        return exchange.getAttribute(MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern template
                ? endpoints.of(exchange.getRequest().getMethod().name(), template.getPatternString())
                : endpoints.other();
    }

    private static Outcome outcome(ServerWebExchange exchange) {
        var status = Objects.requireNonNullElse(exchange.getResponse().getStatusCode(), HttpStatusCode.valueOf(200));
        return Outcome.of(ErrorHandler.refusalOf(exchange), status.value());
    }
}
