package io.rivulet.platform.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.channel.ChannelOperations;

/**
 * Lets a client that is still sending read its answer: the answer goes out first, then what comes is discarded up to a
 * bound, and only then is the connection closed. Closing at once would reset it, and the answer would be lost.
 */
@Component
class UnreadBodies implements HttpHandlerDecoratorFactory {

    private final WebProperties properties;

    UnreadBodies(WebProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> mayHaveBody(request)
                        && ServerHttpRequestDecorator.getNativeRequest(request)
                                instanceof ChannelOperations<?, ?> connection
                ? handler.handle(request, new ClosingResponse(response, connection))
                        .then(Mono.defer(() -> discard(connection)))
                : handler.handle(request, response);
    }

    private static boolean mayHaveBody(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private Mono<Void> discard(ChannelOperations<?, ?> connection) {
        if (connection.isInboundDisposed() || !connection.channel().isActive()) {
            return Mono.empty();
        }
        var discarded = connection.isInboundCancelled() ? passedOver(connection) : read(connection);
        return discarded.timeout(properties.discardFor(), Mono.empty());
    }

    /** What nobody has begun to read may be here already, and then nothing more comes. */
    private Mono<Void> read(ChannelOperations<?, ?> connection) {
        long max = properties.discardMax().toBytes();
        return connection
                .receive()
                .map(ByteBuf::readableBytes)
                .scan(0L, Long::sum)
                .takeUntil(length -> length > max)
                .then()
                .onErrorResume(IllegalStateException.class, readByAnother -> passedOver(connection));
    }

    /** What somebody has begun to read. */
    private Mono<Void> passedOver(ChannelOperations<?, ?> connection) {
        var done = Sinks.<Void>one();
        connection.addHandlerLast(new Discarding(properties.discardMax().toBytes(), done));
        connection.channel().config().setAutoRead(true);
        return done.asMono();
    }

    /** An answer to a request that is still coming: announces the close, and is flushed before the discarding. */
    private static final class ClosingResponse extends ServerHttpResponseDecorator {

        private final ChannelOperations<?, ?> connection;

        ClosingResponse(ServerHttpResponse response, ChannelOperations<?, ?> connection) {
            super(response);
            this.connection = connection;
            beforeCommit(() -> Mono.fromRunnable(this::announceClose));
        }

        /** Also for an answer without a body: behind an unread one, no further request is ever read. */
        private void announceClose() {
            if (!connection.isInboundDisposed()) {
                getHeaders().set(HttpHeaders.CONNECTION, "close");
            }
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            if (connection.isInboundDisposed()) {
                return super.writeWith(body);
            }
            // a Mono would be sent together with the end of the answer, and the end closes the connection
            return super.writeWith(Flux.from(body));
        }
    }

    private static final class Discarding extends ChannelInboundHandlerAdapter {

        private final Sinks.One<Void> done;
        private long left;

        Discarding(long max, Sinks.One<Void> done) {
            this.left = max;
            this.done = done;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            left -= message instanceof ByteBufHolder holder ? holder.content().readableBytes() : 0;
            boolean last = message instanceof LastHttpContent;
            ReferenceCountUtil.release(message);
            if (last || left < 0) {
                context.channel().config().setAutoRead(false);
                done.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            done.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
            context.fireChannelInactive();
        }
    }
}
