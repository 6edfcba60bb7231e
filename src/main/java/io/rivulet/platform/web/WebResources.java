package io.rivulet.platform.web;

import io.rivulet.platform.loops.EventLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.ConnectionProvider;

/** What the HTTP servers and the server's own client run on. */
@Configuration(proxyBeanMethods = false)
class WebResources {

    private static final int OWN_CONNECTIONS = 32;

    /** In place of Spring Boot's, whose loops are more than the cores. */
    @Bean
    ReactorResourceFactory reactorResources(EventLoops loops) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(loops.resources());
        resources.setConnectionProviderSupplier(() -> ConnectionProvider.create("own", OWN_CONNECTIONS));
        return resources;
    }
}
