package io.rivulet.platform.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Makes a Content-Type that Spring fails on, such as a quote that is never closed, one that it refuses. Else the
 * connection would be closed without an answer, before there is anything that could give one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableTypes implements HttpHandlerDecoratorFactory {

    private static final String NO_TYPE = "unreadable";

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(isReadable(request) ? request : withNoType(request), response);
    }

    private static boolean isReadable(ServerHttpRequest request) {
        try {
            var _ = request.getHeaders().getContentType();
            return true;
        } catch (InvalidMediaTypeException refused) {
            return true;
        } catch (IndexOutOfBoundsException failed) {
            return false;
        }
    }

    private static ServerHttpRequest withNoType(ServerHttpRequest request) {
        return request.mutate().header(HttpHeaders.CONTENT_TYPE, NO_TYPE).build();
    }
}
