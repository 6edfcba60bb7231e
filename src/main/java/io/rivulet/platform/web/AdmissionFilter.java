package io.rivulet.platform.web;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets a request in while there is a place, which it leaves with its answer: whoever reads slowly holds none. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AdmissionFilter implements WebFilter {

    private final Places places;
    private final List<OwnBounds> exceptions;

    AdmissionFilter(Places places, List<OwnBounds> exceptions) {
        this.places = places;
        this.exceptions = exceptions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isBoundedElsewhere(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        var place = places.take();
        if (place == null) {
            return Mono.error(Refusals.busy());
        }
        exchange.getResponse().beforeCommit(() -> {
            place.leave();
            return Mono.empty();
        });
        return chain.filter(exchange).doFinally(end -> place.leave());
    }

    private boolean isBoundedElsewhere(String path) {
        for (var exception : exceptions) {
            if (exception.cover(path)) {
                return true;
            }
        }
        return false;
    }
}
