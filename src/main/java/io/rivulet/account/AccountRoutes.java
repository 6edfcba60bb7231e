package io.rivulet.account;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.SIGN_IN;
import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses at which accounts are made and sign in. */
@Configuration(proxyBeanMethods = false)
class AccountRoutes {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String SESSIONS = "/api/v1/sessions";

    @Bean
    RouterFunction<ServerResponse> accountsAndTheirEntrance(AccountHandler accounts) {
        return route().POST(ACCOUNTS, accounts::register)
                .withAttribute(OF_ROUTE, SIGN_IN)
                .POST(SESSIONS, accounts::logIn)
                .withAttribute(OF_ROUTE, SIGN_IN)
                .route(path(ACCOUNTS), request -> Methods.refuse(request, HttpMethod.POST))
                .withAttribute(OF_ROUTE, LOOK)
                .route(
                        path(SESSIONS).and(isOfSessions().negate()),
                        request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }

    /** What the room of sessions answers at the same address. */
    private static RequestPredicate isOfSessions() {
        return method(HttpMethod.GET).or(method(HttpMethod.HEAD)).or(method(HttpMethod.DELETE));
    }
}
