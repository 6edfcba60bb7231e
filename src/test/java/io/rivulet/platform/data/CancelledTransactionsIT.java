package io.rivulet.platform.data;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.rivulet.RunningServer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callers who go away in the middle of a transaction leave neither a half of one nor a connection behind. */
@RunningServer
class CancelledTransactionsIT {

    private static final int TIMES = 600;
    private static final int AT_ONCE = 8;
    private static final int LONGEST_MICROSECONDS = 4_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private ConnectionPool pool;

    @Test
    void whatWasBegunEnds() throws Exception {
        await(database.sql("DROP TABLE IF EXISTS cancelled; CREATE TABLE cancelled (number int PRIMARY KEY)")
                .then());
        var random = new Random(1);
        await(Flux.range(0, TIMES)
                .flatMap(number -> write(2 * number).take(delay(random)).then(write(2 * number + 1)), AT_ONCE)
                .then());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> pool.getMetrics().orElseThrow().acquiredSize() == 0);
        assertThat(open()).isZero();
        assertThat(await(database.sql("SELECT count(*) FROM cancelled WHERE number % 2 = 1")
                        .mapValue(Long.class)
                        .one()))
                .as("writes whose callers stayed")
                .isEqualTo(TIMES);
        await(database.sql("DROP TABLE cancelled").then());
    }

    /** Not all who read the answer were in a transaction: what is written outside must not join another's. */
    private Mono<Void> write(int number) {
        var insert = database.sql("INSERT INTO cancelled VALUES (:number)").bind("number", number);
        return number % 2 == 1 && number % 4 == 1
                ? insert.then()
                : insert.then().as(transaction::transactional);
    }

    private static Duration delay(Random random) {
        return Duration.of(random.nextInt(LONGEST_MICROSECONDS), TimeUnit.MICROSECONDS.toChronoUnit());
    }

    private long open() throws Exception {
        return await(database.sql("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'")
                .mapValue(Long.class)
                .one());
    }
}
