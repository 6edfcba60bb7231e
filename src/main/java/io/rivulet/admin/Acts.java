package io.rivulet.admin;

import io.rivulet.account.role.Standings.Change;
import io.rivulet.platform.events.Events;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Does what is to be done and writes it down, both or neither; what changes nothing is not written down. */
@Component
class Acts {

    private final AuditRepository audit;
    private final TransactionalOperator transaction;
    private final Events events;

    Acts(AuditRepository audit, TransactionalOperator transaction, Events events) {
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
    }

    /** Whether it changed anything. */
    Mono<Boolean> perform(Deed deed, Mono<Change> step) {
        return step.delayUntil(change -> audit.append(deed, change))
                .as(transaction::transactional)
                .hasElement()
                .delayUntil(changed -> events.handedOverSoon());
    }
}
