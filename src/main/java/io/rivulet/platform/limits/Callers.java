package io.rivulet.platform.limits;

import io.rivulet.platform.web.ClientAddresses;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Finds out who calls. */
@Component
public class Callers {

    private final ClientAddresses addresses;

    Callers(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    public Caller of(ServerRequest request) {
        var exchange = request.exchange();
        return new Caller(
                addresses.of(exchange.getRequest()),
                standing -> LimitFields.tell(standing, exchange.getResponse().getHeaders()));
    }
}
