package io.rivulet.platform.web;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Whose address counts as the client's. Proxies append whom they heard, so the headers are read from the right, and only
 * for as long as the one who wrote there is trusted: what stands further left anybody may have sent.
 */
@Component
public class ClientAddresses {

    private static final String FORWARDED = "Forwarded";
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FOR = "for=";
    private static final InetAddress UNKNOWN = InetAddress.getLoopbackAddress();

    private final TrustedProxies proxies;

    public ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    public ClientAddress of(ServerHttpRequest request) {
        var remote = Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .orElse(UNKNOWN);
        return new ClientAddress(proxies.haveSent(request) ? behind(remote, request.getHeaders()) : remote);
    }

    /** A proxy writes one of the two headers and may pass on the other as it came: then neither is believed. */
    private InetAddress behind(InetAddress proxy, HttpHeaders headers) {
        var candidates = Stream.of(forwardedFor(headers), forwarded(headers))
                .filter(hops -> !hops.isEmpty())
                .map(hops -> client(proxy, hops))
                .distinct()
                .toList();
        return candidates.size() == 1 ? candidates.getFirst() : proxy;
    }

    private InetAddress client(InetAddress proxy, List<String> hops) {
        var client = proxy;
        for (var hop : hops.reversed()) {
            var next = literal(hop);
            if (next.isEmpty()) {
                return client;
            }
            client = next.get();
            if (!proxies.include(client)) {
                return client;
            }
        }
        return client;
    }

    private static List<String> forwardedFor(HttpHeaders headers) {
        return elements(headers, FORWARDED_FOR).toList();
    }

    /** An element without `for` hides somebody, who must not be passed over. */
    private static List<String> forwarded(HttpHeaders headers) {
        return elements(headers, FORWARDED).map(ClientAddresses::forOf).toList();
    }

    private static Stream<String> elements(HttpHeaders headers, String name) {
        var all = new ArrayList<String>();
        headers.getOrEmpty(name).forEach(line -> all.addAll(List.of(line.split(",", -1))));
        return all.stream().map(String::strip);
    }

    private static String forOf(String element) {
        return Stream.of(element.split(";", -1))
                .map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith(FOR))
                .map(pair -> pair.substring(FOR.length()).replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    /** Never a name, which would have to be looked up; a port behind the address is left away. */
    private static Optional<InetAddress> literal(String text) {
        var address = text;
        if (text.startsWith("[") && text.contains("]")) {
            address = text.substring(1, text.indexOf(']'));
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            address = text.substring(0, text.indexOf(':'));
        }
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(address));
    }
}
