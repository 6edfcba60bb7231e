package io.rivulet.account.role;

import io.rivulet.account.AccountError;
import io.rivulet.platform.security.Permission;
import io.rivulet.session.BearerTokens;
import java.util.IdentityHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets nobody past who lacks the permission that a route declares, and nobody at all where it declares none. A role is
 * asked for where not everybody has the permission; who is signed in, handlers ask themselves.
 *
 * @param declared by the handlers themselves, since that is what a route ends in
 */
record RouteGuard(
        IdentityHashMap<HandlerFunction<?>, Permission> declared,
        ObjectProvider<BearerTokens> bearers,
        ObjectProvider<Access> access)
        implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    @Override
    public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
        var permission = declared.get(next);
        if (permission == null) {
            return AccountError.NOT_PERMITTED.asError("This address does not say who may use it, so nobody may.");
        }
        return access.getObject().isEverybodys(permission)
                ? next.handle(request)
                : admitted(request, permission).flatMap(viewer -> next.handle(request));
    }

    private Mono<?> admitted(ServerRequest request, Permission permission) {
        return bearers.getObject()
                .require(request)
                .flatMap(viewer -> access.getObject().require(viewer, permission));
    }
}
