package io.rivulet.platform.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Without Redis nobody waits for it, on an event loop least of all, and nothing keeps the server from starting. */
class ReadyConnectionsTests {

    private final LettuceConnectionFactory nowhere =
            new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));
    private final ReadyConnections connections = new ReadyConnections(nowhere);
    private final RedisConnectWorker worker = new RedisConnectWorker(connections);

    @AfterEach
    void end() {
        worker.stop();
        nowhere.destroy();
    }

    @Test
    void whatWasNeverReachedIsAwayAtOnce() {
        nowhere.afterPropertiesSet();
        nowhere.start();
        worker.start();

        Mono.defer(() -> new ReactiveStringRedisTemplate(connections)
                        .opsForValue()
                        .get("key"))
                .subscribeOn(Schedulers.parallel())
                .as(StepVerifier::create)
                .expectError(RedisConnectionFailureException.class)
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void theWorkerGoesOnUntilItIsStopped() {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(connections::connect);
        worker.start();
        Awaitility.await().during(2, SECONDS).atMost(10, SECONDS).until(worker::isRunning);
        worker.stop();
        Awaitility.await().atMost(10, SECONDS).until(() -> !worker.isRunning());
    }
}
