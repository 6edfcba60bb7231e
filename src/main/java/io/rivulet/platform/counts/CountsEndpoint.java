package io.rivulet.platform.counts;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** `/actuator/counts` on the management port: what the last comparison of counts found, and an order to repair them. */
@Component
@Endpoint(id = "counts")
class CountsEndpoint {

    private final CountFindings findings;
    private final Reconciliation reconciliation;

    CountsEndpoint(CountFindings findings, Reconciliation reconciliation) {
        this.findings = findings;
        this.reconciliation = reconciliation;
    }

    @ReadOperation
    Map<String, CountFindings.Finding> findings() {
        return findings.all();
    }

    @WriteOperation
    Mono<Void> repair() {
        return reconciliation.orderRepair();
    }
}
