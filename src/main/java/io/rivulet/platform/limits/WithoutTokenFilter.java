package io.rivulet.platform.limits;

import io.rivulet.platform.web.ApiException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts by their address those who would write and are not signed in; a token may stand in the body, so it is known late. */
@Component
class WithoutTokenFilter implements WebFilter {

    private final WriteLimits limits;

    WithoutTokenFilter(WriteLimits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).onErrorResume(ApiException.class, refusal -> count(exchange, refusal));
    }

    private Mono<Void> count(ServerWebExchange exchange, ApiException refusal) {
        return Mono.<Void>fromRunnable(() -> {
                    if (refusal.code().isForLackOfToken()) {
                        limits.requireWithoutToken(exchange);
                    }
                })
                .then(Mono.error(refusal));
    }
}
