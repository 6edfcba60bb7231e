package io.rivulet.platform.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.util.ForwardedHeaderUtils;

/**
 * Where absolute addresses begin: `rivulet.public-url`, or the scheme and Host of the request they answer, so that a
 * forged Host reaches nobody but the one who forged it.
 */
@Component
public class PublicAddress {

    private static final String HTTPS = "https";

    private final @Nullable String configured;
    private final TrustedProxies proxies;

    public PublicAddress(@Value("${rivulet.public-url:}") String publicUrl, TrustedProxies proxies) {
        this.configured = publicUrl.isBlank() ? null : StringUtils.trimTrailingCharacter(publicUrl.strip(), '/');
        this.proxies = proxies;
    }

    /** Scheme, host and port without a trailing slash, such as `https://example.org:8443`. */
    public String of(ServerHttpRequest request) {
        return configured != null
                ? configured
                : base(proxies.haveSent(request) ? forwarded(request) : request.getURI());
    }

    /** Whether the client asks by HTTPS, of this server or of the proxy before it. */
    boolean isSecure(ServerHttpRequest request) {
        return HTTPS.equals(request.getURI().getScheme())
                || (proxies.haveSent(request) && isForwardedSecurely(request));
    }

    private static boolean isForwardedSecurely(ServerHttpRequest request) {
        try {
            return HTTPS.equals(forwarded(request).getScheme());
        } catch (ApiException malformed) {
            return false;
        }
    }

    private static URI forwarded(ServerHttpRequest request) {
        try {
            return ForwardedHeaderUtils.adaptFromForwardedHeaders(request.getURI(), request.getHeaders())
                    .build(true)
                    .toUri();
        } catch (IllegalArgumentException | IllegalStateException malformed) {
            throw WebError.BAD_REQUEST.because("The forwarded headers of the request name no address");
        }
    }

    private static String base(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
