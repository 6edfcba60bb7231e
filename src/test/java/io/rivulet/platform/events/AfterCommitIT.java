package io.rivulet.platform.events;

import static io.rivulet.platform.events.Diary.MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.platform.events.TestNode.Changed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.context.Context;

/** Listeners hear of what was committed, all of it, before its caller is answered, and of nothing else. */
@RunningServer
class AfterCommitIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Changed FIRST = new Changed(1, 1);
    private static final Changed SECOND = new Changed(2, 1);

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private final Events events = TestNode.create(VirtualTimeScheduler.create(), new Wire().line(), new Diary(heard))
            .events();

    @Test
    void whatIsCommittedIsHeardBeforeTheCallerGoesOn() {
        events.afterCommit(FIRST)
                .then(backend())
                .doOnNext(inside -> assertThat(heard).isEmpty())
                .delayUntil(inside -> events.afterCommit(SECOND))
                .as(transaction::transactional)
                .doOnSuccess(answer -> heard.add("answered"))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
        assertThat(heard).containsExactly(FIRST, SECOND, "answered");
    }

    @Test
    void whatIsRolledBackIsNotHeard() {
        events.afterCommit(FIRST)
                .then(backend())
                .then(Mono.error(new IllegalStateException("changed my mind")))
                .as(transaction::transactional)
                .as(StepVerifier::create)
                .expectErrorMessage("changed my mind")
                .verify(LIMIT);
        assertThat(heard).isEmpty();
    }

    @Test
    void withoutATransactionItIsHeardAtOnce() {
        events.afterCommit(FIRST).as(StepVerifier::create).expectComplete().verify(LIMIT);
        assertThat(heard).containsExactly(FIRST);
    }

    /** The connection ends before PostgreSQL has answered the commit. */
    @Test
    void aCommitOfWhichNobodyKnowsMakesEverybodyDropEverything() {
        events.afterCommit(FIRST)
                .then(backend())
                .delayUntil(this::end)
                .as(transaction::transactional)
                .as(StepVerifier::create)
                .expectError()
                .verify(LIMIT);
        assertThat(heard).contains(MISSED).doesNotContain(FIRST);
    }

    private Mono<Integer> backend() {
        return database.sql("SELECT pg_backend_pid()").mapValue(Integer.class).one();
    }

    /** On a connection of its own. */
    private Mono<Boolean> end(int backend) {
        return database.sql("SELECT pg_terminate_backend(:backend, 5000)")
                .bind("backend", backend)
                .mapValue(Boolean.class)
                .one()
                .contextWrite(inside -> Context.empty());
    }
}
