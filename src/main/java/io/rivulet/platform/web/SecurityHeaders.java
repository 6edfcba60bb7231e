package io.rivulet.platform.web;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Tells browsers to do nothing with an answer but what it is meant for. The headers are made once and put on each answer
 * before anybody looks at the request; whoever answers with a page of their own may set others in their place.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders implements HttpHandlerDecoratorFactory {

    static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    static final String REFERRER_POLICY = "Referrer-Policy";
    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    static final String PERMISSIONS_POLICY = "Permissions-Policy";
    static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";
    static final String TRANSPORT_SECURITY = "Strict-Transport-Security";

    /** An answer that is opened by itself shows itself, a picture or a video, and nothing else. */
    private static final String NOTHING_ELSE = "default-src 'none'; img-src 'self'; media-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private static final String NO_SENSORS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private final PublicAddress address;
    private final HttpHeaders ofAnswers = headers("same-origin");
    private final HttpHeaders ofMedia = headers("cross-origin");
    private final @Nullable AsciiString transportSecurity;

    SecurityHeaders(PublicAddress address, TransportProperties properties) {
        this.address = address;
        long seconds = properties.hsts().toSeconds();
        this.transportSecurity = seconds == 0 ? null : AsciiString.of("max-age=" + seconds);
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            add(request, response);
            return handler.handle(request, response);
        };
    }

    private void add(ServerHttpRequest request, ServerHttpResponse response) {
        if (ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse answer) {
            var headers = answer.responseHeaders();
            headers.add(isMedia(request.getURI().getRawPath()) ? ofMedia : ofAnswers);
            if (transportSecurity != null && address.isSecure(request)) {
                headers.add(TRANSPORT_SECURITY, transportSecurity);
            }
        }
    }

    /** Pages of other origins show videos and covers; answers they can read by CORS alone. */
    private static boolean isMedia(String path) {
        return path.startsWith("/media/") || path.startsWith("/api/v1/videos/");
    }

    private static HttpHeaders headers(String resourcePolicy) {
        return new DefaultHttpHeaders()
                .add(AsciiString.of(CONTENT_TYPE_OPTIONS), AsciiString.of("nosniff"))
                .add(AsciiString.of(REFERRER_POLICY), AsciiString.of("no-referrer"))
                .add(AsciiString.of(CONTENT_SECURITY_POLICY), AsciiString.of(NOTHING_ELSE))
                .add(AsciiString.of(PERMISSIONS_POLICY), AsciiString.of(NO_SENSORS))
                .add(AsciiString.of(RESOURCE_POLICY), AsciiString.of(resourcePolicy));
    }
}
