package io.rivulet.platform.web;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Puts health and metrics one port above the server's, unless the settings say otherwise. */
final class ManagementPort implements EnvironmentPostProcessor {

    private static final String NAME = "management.server.port";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(NAME)) {
            return;
        }
        var port = environment.getProperty("server.port", Integer.class, 8080);
        // 0 asks for any free port and a negative one for none: both hold for the management port too
        var above = port > 0 ? port + 1 : port;
        environment.getPropertySources().addLast(new MapPropertySource("managementPort", Map.of(NAME, above)));
    }
}
