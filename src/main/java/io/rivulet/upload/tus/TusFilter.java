package io.rivulet.upload.tus;

import io.rivulet.upload.LargestUpload;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What holds for every request of the protocol: its version, and the method that it really means. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TusFilter implements WebFilter {

    private static final String EXTENSIONS =
            "creation,creation-with-upload,creation-defer-length,termination,checksum" + ",expiration,concatenation";
    private static final Set<HttpMethod> SPOKEN =
            Set.of(HttpMethod.POST, HttpMethod.HEAD, HttpMethod.PATCH, HttpMethod.DELETE);

    private final LargestUpload largest;

    TusFilter(LargestUpload largest) {
        this.largest = largest;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!UploadAddress.cover(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        var meant = exchange.mutate().request(meant(exchange.getRequest())).build();
        // late, since an error's answer begins with no header at all
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> introduce(meant)));
        return isUnderstood(meant.getRequest())
                ? chain.filter(meant)
                : TusError.TUS_VERSION_UNKNOWN.asError("Send the header Tus-Resumable: " + TusHeaders.VERSION);
    }

    /** Some networks let nothing through but GET and POST. */
    private static ServerHttpRequest meant(ServerHttpRequest request) {
        return TusHeaders.find(request.getHeaders(), TusHeaders.METHOD_OVERRIDE)
                .filter(method -> !method.isEmpty())
                .map(method ->
                        request.mutate().method(HttpMethod.valueOf(method)).build())
                .orElse(request);
    }

    private static boolean isUnderstood(ServerHttpRequest request) {
        return !SPOKEN.contains(request.getMethod())
                || request.getPath().value().startsWith(TusRoutes.INSTANT)
                || TusHeaders.find(request.getHeaders(), TusHeaders.RESUMABLE)
                        .filter(TusHeaders.VERSION::equals)
                        .isPresent();
    }

    private void introduce(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        headers.setCacheControl("no-store");
        if (HttpMethod.OPTIONS.equals(exchange.getRequest().getMethod())) {
            headers.set(TusHeaders.VERSIONS, TusHeaders.VERSION);
            headers.set(TusHeaders.EXTENSION, EXTENSIONS);
            headers.set(TusHeaders.MAX_SIZE, Long.toString(largest.bytes()));
            headers.set(TusHeaders.ALGORITHMS, Checksum.algorithms());
        } else {
            headers.set(TusHeaders.RESUMABLE, TusHeaders.VERSION);
            tellVersions(exchange.getResponse().getStatusCode(), headers);
        }
    }

    private static void tellVersions(@Nullable HttpStatusCode status, HttpHeaders headers) {
        if (status != null && status.isSameCodeAs(HttpStatus.PRECONDITION_FAILED)) {
            headers.set(TusHeaders.VERSIONS, TusHeaders.VERSION);
        }
    }
}
