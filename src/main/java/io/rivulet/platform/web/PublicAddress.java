package io.rivulet.platform.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
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

    private final @Nullable String configured;
    private final List<IpSubnetFilterRule> trustedProxies;

    public PublicAddress(@Value("${rivulet.public-url:}") String publicUrl, WebProperties web) {
        this.configured = publicUrl.isBlank() ? null : StringUtils.trimTrailingCharacter(publicUrl.strip(), '/');
        this.trustedProxies =
                web.trustedProxies().stream().map(PublicAddress::range).toList();
    }

    /** Scheme, host and port without a trailing slash, such as `https://example.org:8443`. */
    public String of(ServerHttpRequest request) {
        return configured != null ? configured : base(isFromProxy(request) ? forwarded(request) : request.getURI());
    }

    private boolean isFromProxy(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote != null && trustedProxies.stream().anyMatch(range -> range.matches(remote));
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

    private static IpSubnetFilterRule range(String text) {
        var parts = text.strip().split("/", 2);
        // an empty name would be this machine's own
        var address = parts[0].isEmpty() ? null : new InetSocketAddress(parts[0], 0).getAddress();
        if (address == null) {
            throw new IllegalArgumentException("rivulet.web.trusted-proxies: not an address: " + text);
        }
        int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * 8;
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }
}
