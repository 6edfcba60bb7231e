package io.rivulet.platform.idempotency;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.WebError;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Carries out once what is sent again under the same key: the answer is written in the transaction that it tells of. */
@Component
public class Idempotency {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final IdempotencyRepository answers;
    private final TransactionalOperator transaction;

    Idempotency(IdempotencyRepository answers, TransactionalOperator transaction) {
        this.answers = answers;
        this.transaction = transaction;
    }

    /**
     * The answer that was given before, or else that of the writing. Of two attempts at once one may fail because the
     * other has just succeeded; then its answer is known after all.
     *
     * @param preparation what takes longer than a transaction should; may be done in vain
     * @param writing the steps of the transaction
     */
    public <P> Mono<Answered> once(Attempt attempt, Mono<P> preparation, Function<P, Mono<Answered>> writing) {
        return attempt.isNamed()
                ? known(attempt)
                        .switchIfEmpty(preparation.flatMap(prepared -> written(attempt, writing.apply(prepared))))
                        .onErrorResume(
                                ApiException.class, refusal -> known(attempt).switchIfEmpty(Mono.error(refusal)))
                : preparation.flatMap(prepared -> writing.apply(prepared).as(transaction::transactional));
    }

    private Mono<Answered> written(Attempt attempt, Mono<Answered> writing) {
        return answers.lock(attempt)
                .filter(ours -> ours)
                .switchIfEmpty(Mono.error(() -> WebError.IDEMPOTENCY_KEY_BUSY
                        .because("A request with this Idempotency-Key is still being worked on: ask again in a moment")
                        .retryAfter(SOON)))
                .then(known(attempt))
                .switchIfEmpty(writing.delayUntil(answered -> answers.insert(attempt, answered)))
                .as(transaction::transactional);
    }

    private Mono<Answered> known(Attempt attempt) {
        return answers.find(attempt).map(known -> known.to(attempt));
    }
}
