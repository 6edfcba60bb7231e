package io.rivulet.account.role;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.r2dbc.spi.ConnectionFactories;
import io.rivulet.account.AccountError;
import io.rivulet.platform.events.Hearing;
import io.rivulet.platform.security.Permission;
import io.rivulet.session.BearerTokens;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A route that does not say who may use it is nobody's. */
class RouteGuardTests {

    private static final StaticListableBeanFactory BEANS = new StaticListableBeanFactory();

    static {
        var properties = new RoleProperties(Role.USER, 1);
        var nowhere = DatabaseClient.create(ConnectionFactories.get("r2dbc:postgresql://nobody@localhost/none"));
        var roles = new Roles(new StandingRepository(nowhere), new Hearing(), properties);
        BEANS.addBean("access", new Access(roles, properties));
    }

    @Test
    void whatDeclaresNothingIsRefused() throws Exception {
        var routes = guarded(route().GET("/open", RouteGuardTests::hello)
                .withAttribute(Permission.OF_ROUTE, Permission.LOOK)
                .GET("/forgotten", request -> hello(request))
                .path(
                        "/nested",
                        nested -> nested.GET("/forgotten", request -> hello(request))
                                .GET("/open", request -> hello(request))
                                .withAttribute(Permission.OF_ROUTE, Permission.LOOK))
                .build());

        for (var open : List.of("/open", "/nested/open")) {
            assertThat(await(asked(routes, open)).statusCode().value()).isEqualTo(200);
        }
        for (var forgotten : List.of("/forgotten", "/nested/forgotten")) {
            refused(asked(routes, forgotten), AccountError.NOT_PERMITTED);
        }
    }

    /** What a group declares is not taken for each of its routes. */
    @Test
    void eachSpeaksForItself() {
        var routes = guarded(route().path("/nested", nested -> nested.GET("/forgotten", RouteGuardTests::hello))
                .withAttribute(Permission.OF_ROUTE, Permission.LOOK)
                .build());

        refused(asked(routes, "/nested/forgotten"), AccountError.NOT_PERMITTED);
    }

    private static Mono<ServerResponse> hello(ServerRequest request) {
        return ServerResponse.ok().bodyValue("hello " + request.path());
    }

    private static Mono<ServerResponse> asked(RouterFunction<ServerResponse> routes, String path) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
        var request = ServerRequest.create(exchange, List.of());
        return routes.route(request).flatMap(handler -> handler.handle(request));
    }

    @SuppressWarnings("unchecked") // it was one before
    private static RouterFunction<ServerResponse> guarded(RouterFunction<ServerResponse> routes) {
        var guard = RouteGuarding.guardOfRoutes(
                BEANS.getBeanProvider(BearerTokens.class), BEANS.getBeanProvider(Access.class));
        return (RouterFunction<ServerResponse>)
                Objects.requireNonNull(guard.postProcessAfterInitialization(routes, "routes"));
    }
}
