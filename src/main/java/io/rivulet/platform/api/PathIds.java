package io.rivulet.platform.api;

import org.springframework.web.reactive.function.server.ServerRequest;

/** The ids in a path, which routes let through as digits only. */
public final class PathIds {

    /** How a route names an id: no more digits than fit into a number. */
    public static final String ID = "{id:[0-9]{1,18}}";

    private PathIds() {}

    public static long id(ServerRequest request) {
        return of("id", request);
    }

    public static long of(String name, ServerRequest request) {
        return Long.parseLong(request.pathVariable(name));
    }
}
