package io.rivulet.upload.tus;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.web.Methods;
import io.rivulet.platform.web.OwnBounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of uploads. */
@Configuration(proxyBeanMethods = false)
class TusRoutes {

    static final String INSTANT = UploadAddress.BASE + "/instant";

    private static final RequestPredicate ALL = path(UploadAddress.BASE).or(path(UploadAddress.BASE + "/"));
    private static final RequestPredicate ONE = path(UploadAddress.BASE + "/{token}");

    @Bean
    RouterFunction<ServerResponse> tus(
            CreationHandler creation, UploadHandler upload, ProgressHandler progress, InstantHandler instant) {
        return route().OPTIONS(
                        UploadAddress.BASE + "/**",
                        request -> ServerResponse.noContent().build())
                .POST(INSTANT, instant::create)
                .route(ALL.and(method(HttpMethod.POST)), creation::create)
                .route(ONE.and(method(HttpMethod.HEAD)), upload::show)
                .route(ONE.and(method(HttpMethod.PATCH)), upload::append)
                .route(ONE.and(method(HttpMethod.DELETE)), upload::terminate)
                .route(ONE.and(method(HttpMethod.GET)), progress::show)
                .route(path(INSTANT).or(ALL), request -> Methods.refuse(request, HttpMethod.POST))
                .route(
                        ONE,
                        request -> Methods.refuse(
                                request, HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PATCH, HttpMethod.DELETE))
                .build();
    }

    /** Bytes that arrive are bounded by the memory of uploads, and whoever asks how many are stored is never refused. */
    @Bean
    OwnBounds uploading() {
        return UploadAddress::cover;
    }

    private static RequestPredicate method(HttpMethod method) {
        return request -> method.equals(request.method());
    }
}
