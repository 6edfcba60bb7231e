package io.rivulet.platform.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/** Closes a connection whose next request does not get to the end of its headers: they would be waited for for ever. */
@Component
class SlowHeaders implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final Duration within;

    SlowHeaders(TransportProperties properties) {
        this.within = properties.headerWithin();
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> HttpOnePipelines.extend(server, this::watch));
    }

    private void watch(ChannelPipeline pipeline) {
        var heads = new Heads();
        pipeline.addBefore(NettyPipeline.HttpCodec, "rivulet.deadline", new Deadline(heads, within));
        pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "rivulet.heads", heads);
    }

    /** Behind the decoder: whether it has come to the end of the headers, and whether anybody still waits for an answer. */
    private static final class Heads extends ChannelDuplexHandler {

        /** Of the bytes that were read last. */
        private boolean found;

        private boolean inBody;
        private int unanswered;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                found = true;
                inBody = true;
                unanswered++;
            }
            if (message instanceof LastHttpContent) {
                found = true;
                inBody = false;
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent) {
                unanswered--;
            }
            var _ = context.write(message, promise);
        }
    }

    /** Before the decoder, which has read all it can when {@code fireChannelRead} returns. */
    private static final class Deadline extends ChannelInboundHandlerAdapter {

        private final Heads heads;
        private final Duration within;
        private @Nullable Future<?> end;

        Deadline(Heads heads, Duration within) {
            this.heads = heads;
            this.within = within;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            heads.found = false;
            context.fireChannelRead(bytes);
            if (heads.found) {
                cancel();
            } else if (!heads.inBody && end == null) {
                end = schedule(context);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            cancel();
            context.fireChannelInactive();
        }

        private Future<?> schedule(ChannelHandlerContext context) {
            return context.executor().schedule(() -> end(context), within.toNanos(), TimeUnit.NANOSECONDS);
        }

        /** Whoever sends requests ahead may have to wait for their answers before they are read. */
        private void end(ChannelHandlerContext context) {
            if (heads.unanswered > 0) {
                end = schedule(context);
            } else {
                var _ = context.close();
            }
        }

        private void cancel() {
            if (end != null) {
                end.cancel(false);
                end = null;
            }
        }
    }
}
