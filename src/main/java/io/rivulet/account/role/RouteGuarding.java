package io.rivulet.account.role;

import io.rivulet.session.BearerTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts a guard before all routes, so that no feature can forget it. */
@Configuration(proxyBeanMethods = false)
class RouteGuarding {

    @Bean
    static BeanPostProcessor guardOfRoutes(ObjectProvider<BearerTokens> bearers, ObjectProvider<Access> access) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RouterFunction<?> routes ? guarded(routes, bearers, access) : bean;
            }
        };
    }

    @SuppressWarnings("unchecked") // there are no other answers
    private static RouterFunction<ServerResponse> guarded(
            RouterFunction<?> routes, ObjectProvider<BearerTokens> bearers, ObjectProvider<Access> access) {
        var guard = new RouteGuard(DeclaredPermissions.of(routes), bearers, access);
        return ((RouterFunction<ServerResponse>) routes).filter(guard);
    }
}
