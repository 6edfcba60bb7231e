package io.rivulet.platform.web;

import io.netty.channel.ChannelOption;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Hands the bytes of a body on as they were read from the socket, which Netty would cut into pieces of 8 KiB. */
@Component
class BodyChunks implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final OpenConnections connections;

    BodyChunks(OpenConnections connections) {
        this.connections = connections;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(BodyChunks::uncut, this::read);
    }

    private HttpServer read(HttpServer server) {
        return server.childOption(ChannelOption.RECVBUF_ALLOCATOR, new ReadSizes(connections::count));
    }

    // deprecated since Netty 5 will not cut any more, and until then nothing else says it
    @SuppressWarnings("deprecation")
    private static HttpServer uncut(HttpServer server) {
        var set = server.configuration().decoder();
        // begins with the defaults of the library: what the settings said has to be said again
        return server.httpRequestDecoder(decoder -> decoder.maxChunkSize(ReadSizes.MOST)
                .maxInitialLineLength(set.maxInitialLineLength())
                .maxHeaderSize(set.maxHeaderSize())
                .initialBufferSize(set.initialBufferSize())
                .validateHeaders(set.validateHeaders()));
    }
}
