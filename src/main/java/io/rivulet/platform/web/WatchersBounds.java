package io.rivulet.platform.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whoever watches the server must see it when it is overloaded; they have a port of their own. */
@Component
class WatchersBounds implements OwnBounds {

    private final String base;

    WatchersBounds(@Value("${management.endpoints.web.base-path:/actuator}") String base) {
        this.base = base;
    }

    @Override
    public boolean cover(String path) {
        return path.startsWith(base);
    }
}
