package io.rivulet.platform.web;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Hands the bytes of a body on as they were read from the socket, where Netty would cut them into eighths. */
@Component
class BodyChunks implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /** The most that is read at once. */
    private static final int READ_AT_ONCE = 64 * 1024;

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(BodyChunks::uncut);
    }

    // deprecated since Netty 5 will not cut any more, and until then nothing else says it
    @SuppressWarnings("deprecation")
    private static HttpServer uncut(HttpServer server) {
        var set = server.configuration().decoder();
        // begins with the defaults of the library: what the settings said has to be said again
        return server.httpRequestDecoder(decoder -> decoder.maxChunkSize(READ_AT_ONCE)
                .maxInitialLineLength(set.maxInitialLineLength())
                .maxHeaderSize(set.maxHeaderSize())
                .initialBufferSize(set.initialBufferSize())
                .validateHeaders(set.validateHeaders()));
    }
}
