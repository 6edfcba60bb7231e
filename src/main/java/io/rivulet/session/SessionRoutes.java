package io.rivulet.session;

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
    private static final String KEYS = "/.well-known/jwks.json";

    @Bean
    RouterFunction<ServerResponse> sessionsOfAccounts(
            SessionHandler sessions, RefreshHandler refreshing, KeyHandler keys) {
        return route().POST(REFRESH, refreshing::refresh)
                .GET(SESSIONS, sessions::list)
                .DELETE(SESSIONS, sessions::endAll)
                .DELETE(CURRENT, sessions::endCurrent)
                .DELETE(ONE, sessions::end)
                .GET(KEYS, keys::show)
                .route(path(REFRESH), request -> Methods.refuse(request, HttpMethod.POST))
                .route(path(CURRENT).or(path(ONE)), request -> Methods.refuse(request, HttpMethod.DELETE))
                .route(path(KEYS), request -> Methods.refuse(request, HttpMethod.GET))
                .build();
    }
}
