package io.rivulet.platform.web;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this server reaches itself, known once its port is open. */
@Component
public class OwnAddress {

    private final String host;
    private volatile int port;

    OwnAddress(Environment environment) {
        this.host = environment.getProperty("server.address", "127.0.0.1");
    }

    public String baseUrl() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @EventListener
    void opened(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }
}
