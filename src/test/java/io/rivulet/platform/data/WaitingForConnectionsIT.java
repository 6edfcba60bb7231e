package io.rivulet.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.rivulet.NarrowServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.test.StepVerifier;

/** Only so many wait for a connection, and nothing is lost when they give up. */
@NarrowServer
class WaitingForConnectionsIT {

    private static final int CONNECTIONS = 10;
    private static final int WAITING = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private ConnectionPool pool;

    @Autowired
    private DatabaseClient database;

    @Test
    void theNextIsRefusedAtOnce() {
        var takers = Disposables.composite();
        var refused = new AtomicReference<Throwable>();
        for (int taken = 0; taken <= CONNECTIONS + WAITING; taken++) {
            takers.add(taken().subscribe(never -> {}, refused::set));
        }
        await().atMost(PATIENCE).until(() -> refused.get() != null);
        takers.dispose();

        assertThat(refused.get()).isInstanceOf(PoolAcquirePendingLimitException.class);
        await().atMost(PATIENCE).until(() -> pool.getMetrics().orElseThrow().pendingAcquireSize() == 0);
        database.sql("SELECT 1")
                .mapValue(Integer.class)
                .one()
                .as(StepVerifier::create)
                .expectNext(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    /** A connection that is kept until its taker is disposed of. */
    private Mono<Object> taken() {
        return Mono.usingWhen(pool.create(), connection -> Mono.never(), Connection::close);
    }
}
