package io.rivulet.platform.web;

import io.rivulet.platform.loops.EventLoops;
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

    private final String host;
    private final ClientHttpConnector connector;
    private volatile int port;

    OwnAddress(Environment environment, ReactorResourceFactory resources, EventLoops loops) {
        // names too are looked up on the loops there are
        this.connector = new ReactorClientHttpConnector(
                resources, http -> http.resolver(names -> names.runOn(loops.resources())));
        this.host = environment.getProperty("server.address", "127.0.0.1");
    }

    public String baseUrl() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** A client of this server, which needs no threads of its own. */
    public WebClient client() {
        return WebClient.builder().clientConnector(connector).baseUrl(baseUrl()).build();
    }

    @EventListener
    void opened(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }
}
