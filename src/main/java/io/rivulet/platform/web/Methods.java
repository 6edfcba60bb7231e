package io.rivulet.platform.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Says which methods an address takes that does not take the one it was asked with. */
public final class Methods {

    /** Longer than any: what was sent may be as long as a header. */
    private static final int LONGEST_NAME = 20;

    private Methods() {}

    public static Mono<ServerResponse> refuse(ServerRequest request, HttpMethod... allowed) {
        var response = request.exchange().getResponse();
        // late, since an error's answer begins with no header at all
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> response.getHeaders().setAllow(all(allowed))));
        return WebError.METHOD_NOT_ALLOWED.asError("This address takes no " + name(request) + ": see Allow");
    }

    /** What can be got can be asked for without its body. */
    private static Set<HttpMethod> all(HttpMethod... allowed) {
        var all = new LinkedHashSet<>(List.of(allowed));
        if (all.contains(HttpMethod.GET)) {
            all.add(HttpMethod.HEAD);
        }
        return all;
    }

    private static String name(ServerRequest request) {
        var name = request.method().name();
        return name.length() > LONGEST_NAME ? "such method" : name;
    }
}
