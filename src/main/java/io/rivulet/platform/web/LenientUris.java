package io.rivulet.platform.web;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HexFormat;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/**
 * Percent-encodes what clients put into addresses without encoding it (a space, a quote, a lone `%`): Java's URI would
 * refuse such a request before any of our code could answer it.
 */
@Component
class LenientUris implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ILLEGAL = "\"<>\\^`{|}[] ";

    /** A token makes an address long, and each is looked at: so each character is looked up. */
    private static final boolean[] LEGAL = legal();

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> HttpOnePipelines.extend(
                server,
                pipeline -> pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "rivulet.uris", Encoding.INSTANCE)));
    }

    static String encode(String uri) {
        int at = firstIllegal(uri);
        if (at < 0) {
            return uri;
        }
        var encoded = new StringBuilder(uri.length() + 16).append(uri, 0, at);
        for (int i = at; i < uri.length(); i++) {
            append(encoded, uri, i);
        }
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, String uri, int at) {
        if (isIllegal(uri, at)) {
            // Netty reads the request line as Latin-1, so a character is a byte of whatever the client meant
            encoded.append('%').append(HEX.toHexDigits((byte) uri.charAt(at)));
        } else {
            encoded.append(uri.charAt(at));
        }
    }

    private static int firstIllegal(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (isIllegal(uri, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isIllegal(String uri, int at) {
        char c = uri.charAt(at);
        return c >= LEGAL.length || !LEGAL[c] || (c == '%' && !isEscape(uri, at));
    }

    private static boolean[] legal() {
        var legal = new boolean[0x7f];
        for (char c = '!'; c < legal.length; c++) {
            legal[c] = ILLEGAL.indexOf(c) < 0;
        }
        return legal;
    }

    private static boolean isEscape(String uri, int at) {
        return at + 2 < uri.length()
                && Character.digit(uri.charAt(at + 1), 16) >= 0
                && Character.digit(uri.charAt(at + 2), 16) >= 0;
    }

    @ChannelHandler.Sharable
    private static final class Encoding extends ChannelInboundHandlerAdapter {

        private static final Encoding INSTANCE = new Encoding();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                request.setUri(encode(request.uri()));
            }
            context.fireChannelRead(message);
        }
    }
}
