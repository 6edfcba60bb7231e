package io.rivulet.session;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.SIGN_IN;
import static io.rivulet.platform.security.Permission.TAKE_PART;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of sessions; to begin one is a matter of accounts. */
@Configuration(proxyBeanMethods = false)
class SessionRoutes {

    static final String SESSIONS = "/api/v1/sessions";

    private static final String REFRESH = SESSIONS + "/refresh";
    private static final String CURRENT = SESSIONS + "/current";
    private static final String ONE = SESSIONS + "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    @Bean
    RouterFunction<ServerResponse> sessionsOfAccounts(SessionHandler sessions, RefreshHandler refreshing) {
        return route().POST(REFRESH, refreshing::refresh)
                .withAttribute(OF_ROUTE, SIGN_IN)
                .GET(SESSIONS, sessions::list)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(SESSIONS, sessions::endAll)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(CURRENT, sessions::endCurrent)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(ONE, sessions::end)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(path(REFRESH), request -> Methods.refuse(request, HttpMethod.POST))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(CURRENT).or(path(ONE)), request -> Methods.refuse(request, HttpMethod.DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
