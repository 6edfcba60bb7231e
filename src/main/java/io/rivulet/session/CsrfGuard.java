package io.rivulet.session;

import io.rivulet.platform.security.ServerSecret;
import io.rivulet.platform.web.PublicAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Tells what our own pages do from what another page makes a browser do, where a cookie says whose a request is. The
 * browser is asked first (Sec-Fetch-Site, else Origin); and the request must carry in a header what only our pages can
 * read, a seal of the session, which no other host can plant either, since it cannot make one.
 */
@Component
class CsrfGuard {

    static final String HEADER = "X-CSRF-Token";

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Mono<Seal> seal;
    private final PublicAddress address;

    CsrfGuard(ServerSecret secret, PublicAddress address) {
        this.seal = secret.macFor("csrf").map(Seal::new);
        this.address = address;
    }

    Mono<String> tokenFor(UUID session) {
        var bytes = session.toString().getBytes(StandardCharsets.US_ASCII);
        return seal.map(key -> Base64.getUrlEncoder().withoutPadding().encodeToString(key.of(bytes, 0, bytes.length)));
    }

    /** Refuses what changes something and does not come from our own pages. */
    Mono<Void> require(ServerRequest request, UUID session) {
        return SAFE.contains(request.method()) ? Mono.empty() : requireOurs(request, session);
    }

    private Mono<Void> requireOurs(ServerRequest request, UUID session) {
        return tokenFor(session)
                .filter(token ->
                        comesFromUs(request) && isSame(token, request.headers().firstHeader(HEADER)))
                .switchIfEmpty(
                        SessionError.CSRF_REFUSED.asError("With a session's cookie, send the value of the cookie "
                                + SessionCookies.CSRF + " in the header " + HEADER + ", from a page of this server."))
                .then();
    }

    private boolean comesFromUs(ServerRequest request) {
        var site = request.headers().firstHeader(FETCH_SITE);
        var origin = request.headers().firstHeader("Origin");
        return site != null ? OUR_OWN.contains(site) : origin == null || isOurs(origin, request);
    }

    /** By host and port: behind a proxy that is not known as one, the scheme is not known either. */
    private boolean isOurs(String origin, ServerRequest request) {
        var own = address.of(request.exchange().getRequest());
        return Objects.equals(authority(origin), authority(own));
    }

    private static String authority(String address) {
        return address.substring(address.indexOf("//") + 1);
    }

    private static boolean isSame(String token, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.US_ASCII));
    }
}
