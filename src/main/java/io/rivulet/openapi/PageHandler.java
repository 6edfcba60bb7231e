package io.rivulet.openapi;

import io.rivulet.platform.web.WebError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows the page, which is Swagger UI, and the files that it consists of, all of which lie in the jar. */
@Component
class PageHandler {

    private static final String INDEX = "index.html";
    private static final String OWN = "openapi/page/";

    /** Of the version that the build names. */
    private static final String LIBRARY = "META-INF/resources/webjars/swagger-ui/5.30.2/";

    /** Scripts and styles of this server only, and the pictures within its styles. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Mono<Map<String, FixedAnswer>> files = Mono.fromCallable(PageHandler::read)
            .subscribeOn(Schedulers.boundedElastic())
            .cacheInvalidateIf(kept -> false);

    Mono<ServerResponse> show(ServerRequest request) {
        return answer(INDEX, request);
    }

    /** The page itself is at one address alone, since what it consists of is named from there. */
    Mono<ServerResponse> file(ServerRequest request) {
        var name = request.pathVariable("file");
        return answer(name.equals(INDEX) ? "" : name, request);
    }

    private Mono<ServerResponse> answer(String name, ServerRequest request) {
        request.exchange().getResponse().getHeaders().set("Content-Security-Policy", POLICY);
        return files.mapNotNull(all -> all.get(name))
                .switchIfEmpty(WebError.NOT_FOUND.asError("There is no such file: begin at /docs"))
                .flatMap(file -> file.to(request));
    }

    private static Map<String, FixedAnswer> read() throws IOException {
        var files = new LinkedHashMap<String, FixedAnswer>();
        files.put(INDEX, file(OWN + INDEX, "text/html;charset=utf-8"));
        files.put("page.js", file(OWN + "page.js", "text/javascript;charset=utf-8"));
        files.put("page.css", file(OWN + "page.css", "text/css;charset=utf-8"));
        files.put("swagger-ui.css", file(LIBRARY + "swagger-ui.css", "text/css;charset=utf-8"));
        files.put("swagger-ui-bundle.js", file(LIBRARY + "swagger-ui-bundle.js", "text/javascript;charset=utf-8"));
        files.put("favicon.png", file(LIBRARY + "favicon-32x32.png", "image/png"));
        return files;
    }

    private static FixedAnswer file(String path, String type) throws IOException {
        return FixedAnswer.of(type, new ClassPathResource(path).getContentAsByteArray());
    }
}
