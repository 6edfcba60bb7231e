package io.rivulet.account;

import reactor.core.publisher.Mono;

/** Says who may be signed in, of those who have proved themselves. */
@FunctionalInterface
public interface Admittance {

    /** A step of a transaction that signs somebody in: it and the suspension of the account come one after the other. */
    Mono<Void> requireActive(long accountId);
}
