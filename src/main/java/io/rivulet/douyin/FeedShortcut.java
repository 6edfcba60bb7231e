package io.rivulet.douyin;

import io.rivulet.platform.metrics.EndpointMeter;
import io.rivulet.platform.metrics.Endpoints;
import io.rivulet.platform.metrics.Outcome;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.JsonBody;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers the hottest address of all before WebFlux has looked for who might: finding the route costs more than a page that
 * is at hand. Whatever is not, and whatever is to be refused, goes the usual way.
 */
@Component
class FeedShortcut implements HttpHandlerDecoratorFactory {

    private static final String PATH = "/douyin/feed";

    private final FeedPages pages;
    private final Visitors visitors;
    private final EndpointMeter meter;

    FeedShortcut(FeedPages pages, Visitors visitors, Endpoints endpoints) {
        this.pages = pages;
        this.visitors = visitors;
        this.meter = endpoints.of("GET", PATH);
    }

    @Override
    public HttpHandler apply(HttpHandler usual) {
        return (request, response) -> {
            long arrived = System.nanoTime();
            return atHand(request)
                    .map(page -> write(page, response, arrived))
                    .orElseGet(() -> usual.handle(request, response));
        };
    }

    private Optional<JsonBody> atHand(ServerHttpRequest request) {
        try {
            return isForTheFeed(request) ? visitors.visitAtHand(request).flatMap(pages::atHand) : Optional.empty();
        } catch (ApiException refusal) {
            return Optional.empty();
        }
    }

    private static boolean isForTheFeed(ServerHttpRequest request) {
        var path = request.getURI().getRawPath();
        return path.startsWith(PATH)
                && (path.length() == PATH.length() || path.equals(PATH + "/"))
                && HttpMethod.GET.equals(request.getMethod())
                && !hasBody(request.getHeaders());
    }

    /** The values of a form would be read from it. */
    private static boolean hasBody(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.CONTENT_TYPE)
                || headers.containsHeader(HttpHeaders.CONTENT_LENGTH)
                || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private Mono<Void> write(JsonBody page, ServerHttpResponse response, long arrived) {
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(page.size()));
        meter.record(System.nanoTime() - arrived, Outcome.SUCCESS);
        return response.writeWith(Mono.just(page.toBuffer(response.bufferFactory())));
    }
}
