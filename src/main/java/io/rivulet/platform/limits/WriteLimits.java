package io.rivulet.platform.limits;

import io.rivulet.platform.web.ClientAddresses;
import java.time.Clock;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * How often somebody may change something. Each node counts for itself: a like costs less than the question whether it is
 * one too many would, and the limit is there for the node, which one caller must not fill.
 */
@Component
public class WriteLimits {

    private static final String WRITES = "writes";

    private final LimitsProperties properties;
    private final ClientAddresses addresses;
    private final LocalWindows byAccount;
    private final LocalWindows byAddress;

    WriteLimits(LimitsProperties properties, ClientAddresses addresses, Clock clock) {
        this.properties = properties;
        this.addresses = addresses;
        var writes = properties.writes();
        this.byAccount = new LocalWindows(properties.remembered(), writes.perAccount(), clock);
        this.byAddress = new LocalWindows(properties.remembered(), writes.withoutToken(), clock);
    }

    /** Counts a request of an account if it may change something, and refuses one too many. */
    public void require(ServerRequest request, long account) {
        if (properties.enabled() && isWrite(request.exchange())) {
            var rate = properties.writes().perAccount();
            require(request.exchange(), byAccount.take(WRITES, Long.toString(account), rate, 1));
        }
    }

    /** Counts a request of nobody if it may change something, by its address, and refuses one too many. */
    public void requireWithoutToken(ServerWebExchange exchange) {
        if (properties.enabled() && isWrite(exchange)) {
            var rate = properties.writes().withoutToken();
            var address = addresses.of(exchange.getRequest()).place();
            require(exchange, byAddress.take("writes-without-token", address, rate, 1));
        }
    }

    private static void require(ServerWebExchange exchange, Standing standing) {
        LimitFields.tell(standing, exchange.getResponse().getHeaders());
        if (!standing.within()) {
            throw TooMany.refusal("requests", standing.after());
        }
    }

    private static boolean isWrite(ServerWebExchange exchange) {
        var method = exchange.getRequest().getMethod();
        return !HttpMethod.GET.equals(method) && !HttpMethod.HEAD.equals(method) && !HttpMethod.OPTIONS.equals(method);
    }
}
