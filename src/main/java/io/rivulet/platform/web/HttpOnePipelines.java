package io.rivulet.platform.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.function.Consumer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Adds handlers where HTTP/1.1 is spoken: at once, or with HTTPS when the two sides have agreed on it. */
final class HttpOnePipelines {

    private HttpOnePipelines() {}

    static HttpServer extend(HttpServer server, Consumer<ChannelPipeline> extension) {
        return server.doOnChannelInit((observer, channel, remote) -> {
            var pipeline = channel.pipeline();
            if (speaksHttpOne(pipeline)) {
                extension.accept(pipeline);
            } else if (pipeline.get(NettyPipeline.H2OrHttp11Codec) != null) {
                pipeline.addAfter(NettyPipeline.H2OrHttp11Codec, null, new OnceAgreed(extension));
            }
        });
    }

    private static boolean speaksHttpOne(ChannelPipeline pipeline) {
        return pipeline.get(NettyPipeline.HttpTrafficHandler) != null;
    }

    private static final class OnceAgreed extends ChannelInboundHandlerAdapter {

        private final Consumer<ChannelPipeline> extension;

        OnceAgreed(Consumer<ChannelPipeline> extension) {
            this.extension = extension;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent agreed && agreed.isSuccess()) {
                context.pipeline().remove(this);
                if (speaksHttpOne(context.pipeline())) {
                    extension.accept(context.pipeline());
                }
            }
            context.fireUserEventTriggered(event);
        }
    }
}
