package io.rivulet.platform.web;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.rivulet.platform.loops.EventLoops;
import java.util.List;
import javax.net.ssl.SSLException;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

/** Where and how this server reaches itself, known once its port is open. */
@Component
public class OwnAddress {

    private static final List<String> TLS =
            List.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store");

    private final String host;
    private final ClientHttpConnector connector;
    private volatile int port;

    OwnAddress(Environment environment, ReactorResourceFactory resources, EventLoops loops) {
        boolean isSecure = TLS.stream().anyMatch(environment::containsProperty);
        // names too are looked up on the loops there are
        this.connector = new ReactorClientHttpConnector(resources, http -> {
            var client = http.resolver(names -> names.runOn(loops.resources()));
            return isSecure ? client.doOnChannelInit((observer, channel, remote) -> encrypt(channel)) : client;
        });
        this.host = environment.getProperty("server.address", "127.0.0.1");
    }

    public String baseUrl() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** A client of this server, which needs no threads of its own. */
    public WebClient client() {
        return WebClient.builder().clientConnector(connector).baseUrl(baseUrl()).build();
    }

    /**
     * Beneath what believes that it speaks plain HTTP: the library's own way needs the classes of HTTP/3, which are left
     * out. The certificate is made out to another name than the one by which the server reaches itself.
     */
    private static void encrypt(Channel channel) {
        try {
            var tls = SslContextBuilder.forClient()
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .build();
            channel.pipeline().addFirst(tls.newHandler(channel.alloc()));
        } catch (SSLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @EventListener
    void opened(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }
}
