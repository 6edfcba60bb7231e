package io.rivulet.platform.web;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import reactor.core.publisher.Mono;

/**
 * Lets pages of other origins call and read every address, refusals included. Credentials are not allowed: browsers
 * send none by themselves, and who asks is known by a token that the page itself holds.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrossOrigin implements HttpHandlerDecoratorFactory {

    private static final long REMEMBERED_SECONDS = 7200;

    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private static final List<String> SENT = List.of(
            "Accept",
            "Authorization",
            "Cache-Control",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "Last-Event-ID",
            "Range",
            "Token",
            "Tus-Resumable",
            "Upload-Checksum",
            "Upload-Concat",
            "Upload-Defer-Length",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Offset",
            "X-HTTP-Method-Override",
            "X-Request-ID",
            "X-Requested-With");

    private static final List<String> READ = List.of(
            "Accept-Ranges",
            "Allow",
            "Content-Length",
            "Content-Range",
            "Date",
            "ETag",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "Tus-Checksum-Algorithm",
            "Tus-Extension",
            "Tus-Max-Size",
            "Tus-Resumable",
            "Tus-Version",
            "Upload-Concat",
            "Upload-Defer-Length",
            "Upload-Expires",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Offset",
            "WWW-Authenticate");

    private final CorsProperties properties;

    CrossOrigin(CorsProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            var origin = request.getHeaders().getOrigin();
            if (origin != null) {
                response.beforeCommit(() -> Mono.fromRunnable(() -> answer(origin, request, response)));
            }
            return handler.handle(request, response);
        };
    }

    /** Late, since an error's answer begins with no header at all. */
    private void answer(String origin, ServerHttpRequest request, ServerHttpResponse response) {
        var headers = response.getHeaders();
        if (!properties.isForAll()) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        if (!properties.allow(origin)) {
            return;
        }
        headers.setAccessControlAllowOrigin(properties.isForAll() ? CorsProperties.ALL : origin);
        if (CorsUtils.isPreFlightRequest(request)) {
            headers.setAccessControlAllowMethods(METHODS);
            headers.setAccessControlAllowHeaders(SENT);
            headers.setAccessControlMaxAge(REMEMBERED_SECONDS);
        } else {
            headers.setAccessControlExposeHeaders(READ);
        }
    }
}
