package io.rivulet.platform.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Those whose word is taken for whom they speak for: `rivulet.web.trusted-proxies`. */
@Component
public class TrustedProxies {

    private final List<IpSubnetFilterRule> ranges;

    public TrustedProxies(WebProperties web) {
        this.ranges = web.trustedProxies().stream().map(TrustedProxies::range).toList();
    }

    boolean haveSent(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return !ranges.isEmpty() && remote != null && include(remote);
    }

    boolean include(InetAddress address) {
        return include(new InetSocketAddress(address, 0));
    }

    private boolean include(InetSocketAddress address) {
        return ranges.stream().anyMatch(range -> range.matches(address));
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
