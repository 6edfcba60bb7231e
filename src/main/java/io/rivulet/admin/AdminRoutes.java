package io.rivulet.admin;

import static io.rivulet.platform.security.Permission.APPOINT;
import static io.rivulet.platform.security.Permission.AUDIT;
import static io.rivulet.platform.security.Permission.MODERATE;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.SUSPEND;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of moderators and administrators. */
@Configuration(proxyBeanMethods = false)
class AdminRoutes {

    private static final String ADMIN = "/api/v1/admin";
    private static final String ID = "/{id:[0-9]{1,18}}";
    private static final String VIDEO = ADMIN + "/videos" + ID;
    private static final String COMMENT = ADMIN + "/comments" + ID;
    private static final String ACCOUNT = ADMIN + "/accounts" + ID;

    @Bean
    RouterFunction<ServerResponse> actsOfAdministrators(AdminHandler acts, AuditHandler audit) {
        return route().PUT(VIDEO + "/hiding", acts::hideVideo)
                .withAttribute(OF_ROUTE, MODERATE)
                .DELETE(VIDEO + "/hiding", acts::restoreVideo)
                .withAttribute(OF_ROUTE, MODERATE)
                .PUT(COMMENT + "/hiding", acts::hideComment)
                .withAttribute(OF_ROUTE, MODERATE)
                .DELETE(COMMENT + "/hiding", acts::restoreComment)
                .withAttribute(OF_ROUTE, MODERATE)
                .PUT(ACCOUNT + "/suspension", acts::suspend)
                .withAttribute(OF_ROUTE, SUSPEND)
                .DELETE(ACCOUNT + "/suspension", acts::reinstate)
                .withAttribute(OF_ROUTE, SUSPEND)
                .PUT(ACCOUNT + "/role", acts::appoint)
                .withAttribute(OF_ROUTE, APPOINT)
                .GET(ADMIN + "/audit", audit::show)
                .withAttribute(OF_ROUTE, AUDIT)
                .build();
    }
}
