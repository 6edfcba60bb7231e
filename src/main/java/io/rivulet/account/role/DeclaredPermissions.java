package io.rivulet.account.role;

import io.rivulet.platform.security.Permission;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads off routes what they declare: each the attribute just before it. */
final class DeclaredPermissions implements RouterFunctions.Visitor {

    private final IdentityHashMap<HandlerFunction<?>, Permission> byHandler = new IdentityHashMap<>();
    private @Nullable Permission next;

    private DeclaredPermissions() {}

    static IdentityHashMap<HandlerFunction<?>, Permission> of(RouterFunction<?> routes) {
        var declared = new DeclaredPermissions();
        routes.accept(declared);
        return declared.byHandler;
    }

    @Override
    public void attributes(Map<String, Object> attributes) {
        next = (Permission) attributes.get(Permission.OF_ROUTE);
    }

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
        var permission = next;
        next = null;
        if (permission != null && byHandler.put(handler, permission) != null) {
            throw new IllegalStateException("Two routes share the handler of " + predicate + ": give each its own");
        }
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        next = null; // each route speaks for itself
    }

    @Override
    public void endNested(RequestPredicate predicate) {}

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookup) {}

    @Override
    public void unknown(RouterFunction<?> routes) {}
}
