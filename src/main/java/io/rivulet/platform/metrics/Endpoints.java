package io.rivulet.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The meters of the endpoints, by method and template of the route: no path that a client chose is a name. */
@Component
public class Endpoints {

    /** For what matched no route. */
    private static final String OTHER = "other";

    private final MeterRegistry meters;
    private final Map<String, EndpointMeter> byName = new ConcurrentHashMap<>();

    Endpoints(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The meter of a route such as `GET` and `/douyin/feed`; with or without its last slash it is the same one. */
    public EndpointMeter of(String method, String template) {
        return named(method + " " + (template.endsWith("/") ? template.substring(0, template.length() - 1) : template));
    }

    EndpointMeter other() {
        return named(OTHER);
    }

    private EndpointMeter named(String name) {
        var known = byName.get(name);
        return known != null ? known : byName.computeIfAbsent(name, unknown -> new EndpointMeter(unknown, meters));
    }
}
