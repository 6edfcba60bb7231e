package io.rivulet.platform.api;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers HEAD with the head of what GET would be answered; the server itself leaves the body out. */
@Component
@Order(0)
class HeadFilter implements WebFilter {

    private static final List<String> COVERED = List.of("/api/v1/", "/openapi.json", "/.well-known/");

    /** A HEAD of theirs asks for something else: how far an upload has come. */
    private static final String UPLOADS = "/api/v1/uploads";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return isMeant(request)
                ? chain.filter(exchange.mutate()
                        .request(request.mutate().method(HttpMethod.GET).build())
                        .build())
                : chain.filter(exchange);
    }

    private static boolean isMeant(ServerHttpRequest request) {
        var path = request.getPath().value();
        return HttpMethod.HEAD.equals(request.getMethod()) && isCovered(path);
    }

    private static boolean isCovered(String path) {
        return COVERED.stream().anyMatch(path::startsWith) && !path.startsWith(UPLOADS);
    }
}
