package io.rivulet.upload.tus;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.PUBLISH;
import static io.rivulet.platform.security.Permission.TAKE_PART;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.web.Methods;
import io.rivulet.platform.web.OwnBounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
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
                .withAttribute(OF_ROUTE, LOOK)
                .POST(INSTANT, instant::create)
                .withAttribute(OF_ROUTE, PUBLISH)
                .route(ALL.and(new Sent(HttpMethod.POST)), creation::create)
                .withAttribute(OF_ROUTE, PUBLISH)
                .route(ONE.and(new Sent(HttpMethod.HEAD)), upload::show)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(ONE.and(new Sent(HttpMethod.PATCH)), upload::append)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(ONE.and(new Sent(HttpMethod.DELETE)), upload::terminate)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(ONE.and(new Sent(HttpMethod.GET)), progress::show)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(path(INSTANT).or(ALL), request -> Methods.refuse(request, HttpMethod.POST))
                .withAttribute(OF_ROUTE, LOOK)
                .route(
                        ONE,
                        request -> Methods.refuse(
                                request, HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PATCH, HttpMethod.DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }

    /** Bytes that arrive are bounded by the memory of uploads, and whoever asks how many are stored is never refused. */
    @Bean
    OwnBounds uploading() {
        return UploadAddress::cover;
    }

    /** As it was sent: nobody asks beforehand in the name of this one. */
    private record Sent(HttpMethod method) implements RequestPredicate {

        @Override
        public boolean test(ServerRequest request) {
            return method.equals(request.method());
        }

        @Override
        public String toString() {
            return method.name();
        }
    }
}
