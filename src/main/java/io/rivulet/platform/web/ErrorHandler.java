package io.rivulet.platform.web;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Turns every failure into an answer in the format of the face it happened under; nobody else builds error answers. */
@Component
@Order(-2)
public class ErrorHandler implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorHandler.class);
    private static final long MILLIS = 1000;
    private static final ErrorFormat PROBLEMS = new ProblemFormat();

    private static final String REFUSAL = ErrorHandler.class.getName() + ".refusal";

    private final List<ErrorFormat> formats;
    private final JsonMapper json;

    public ErrorHandler(List<ErrorFormat> formats, JsonMapper json) {
        this.formats = formats;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        if (hasGone(failure) || isAnswered(exchange.getResponse())) {
            // Spring would log it as a fault of the server, with the whole query
            return Mono.empty();
        }
        var refusal = Refusals.of(failure);
        exchange.getAttributes().put(REFUSAL, refusal.code());
        report(exchange, refusal, failure);
        var path = exchange.getRequest().getPath().value();
        return write(exchange.getResponse(), format(path).toAnswer(path, refusal), refusal.retryAfter());
    }

    /** What a request was refused with, which its status does not tell under every face; null when it was not. */
    public static @Nullable ErrorCode refusalOf(ServerWebExchange exchange) {
        return exchange.getAttribute(REFUSAL);
    }

    /** The caller, whom no answer reaches: nobody's fault. */
    static boolean hasGone(Throwable failure) {
        return failure instanceof AbortedException
                || AbortedException.isConnectionReset(failure)
                || (failure instanceof SocketException && "Connection reset".equals(failure.getMessage()));
    }

    /** What cannot be decoded, Reactor Netty has refused by itself. */
    private static boolean isAnswered(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse sent
                && sent.hasSentHeaders();
    }

    private ErrorFormat format(String path) {
        return formats.stream()
                .filter(format -> format.covers(path))
                .findFirst()
                .orElse(PROBLEMS);
    }

    private Mono<Void> write(ServerHttpResponse response, ErrorFormat.Answer answer, @Nullable Duration wait) {
        response.setStatusCode(answer.status());
        HttpHeaders headers = response.getHeaders();
        LastingHeaders.clearOthers(headers);
        headers.setContentType(answer.type());
        headers.setCacheControl(CacheControl.noStore());
        if (answer.status().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, (wait.toMillis() + MILLIS - 1) / MILLIS)));
        }
        var bytes = json.writeValueAsBytes(answer.body());
        headers.setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    /** The path alone is logged: a query may hold a token. */
    private static void report(ServerWebExchange exchange, ApiException refusal, Throwable failure) {
        if (refusal.code() == WebError.INTERNAL) {
            LOG.error(
                    "{} {} failed: {}",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath().value(),
                    LoggedFailure.trace(failure));
        } else if (refusal.code() == WebError.UNAVAILABLE) {
            LOG.warn(
                    "{} is unavailable: {}",
                    exchange.getRequest().getPath().value(),
                    LoggedFailure.text(getMostSpecificCause(failure)));
        }
    }
}
