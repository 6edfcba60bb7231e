package io.rivulet.platform.shortcut;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.rivulet.platform.metrics.EndpointMeter;
import io.rivulet.platform.metrics.Endpoints;
import io.rivulet.platform.metrics.Outcome;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * Answers the hottest addresses before WebFlux has looked for who might: finding the route costs as much as a page that is
 * at hand. Whatever is not, and whatever is to be refused, goes the usual way.
 */
@Component
class Shortcut implements HttpHandlerDecoratorFactory {

    private final Map<String, Way> ways;

    Shortcut(List<AtHand> all, Endpoints endpoints) {
        this.ways = all.stream()
                .map(some -> new Way(some, endpoints.of(HttpMethod.GET.name(), some.path())))
                .collect(toUnmodifiableMap(way -> way.to().path(), way -> way));
    }

    /** Where to, and how those are counted who take it. */
    private record Way(AtHand to, EndpointMeter meter) {}

    @Override
    public HttpHandler apply(HttpHandler usual) {
        return (request, response) -> {
            var way = way(request);
            return way == null ? usual.handle(request, response) : take(way, request, response, usual);
        };
    }

    private Mono<Void> take(Way way, ServerHttpRequest request, ServerHttpResponse response, HttpHandler usual) {
        long arrived = System.nanoTime();
        return atHand(way, request)
                .map(body -> write(body, response, way, arrived))
                .orElseGet(() -> usual.handle(request, response));
    }

    private @Nullable Way way(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod()) && !hasBody(request.getHeaders())
                ? ways.get(route(request.getURI().getRawPath()))
                : null;
    }

    private Optional<JsonBody> atHand(Way way, ServerHttpRequest request) {
        try {
            return way.to().atHand(request);
        } catch (ApiException refusal) {
            return Optional.empty();
        }
    }

    private static String route(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The values of a form would be read from it. */
    private static boolean hasBody(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.CONTENT_TYPE)
                || headers.containsHeader(HttpHeaders.CONTENT_LENGTH)
                || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static Mono<Void> write(JsonBody body, ServerHttpResponse response, Way way, long arrived) {
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.size()));
        way.to().describe(headers);
        way.meter().record(System.nanoTime() - arrived, Outcome.SUCCESS);
        return response.writeWith(Mono.just(body.toBuffer(response.bufferFactory())));
    }
}
