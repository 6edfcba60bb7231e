package io.rivulet.platform.redis;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Connects to Redis before the first request, or as soon as Redis is there. */
class RedisConnectWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RedisConnectWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ReadyConnections connections;
    private volatile Disposable work = Disposables.disposed();
    private volatile boolean running;

    RedisConnectWorker(ReadyConnections connections) {
        this.connections = connections;
    }

    @Override
    public void start() {
        running = true;
        try {
            connections.connect();
        } catch (RuntimeException away) {
            LOG.warn("Redis cannot be reached, and is done without until it can: {}", away.toString());
            work = Mono.fromRunnable(connections::connect)
                    .subscribeOn(Schedulers.boundedElastic())
                    .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                    .subscribe();
        }
    }

    @Override
    public void stop() {
        running = false;
        work.dispose();
        connections.disconnect();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the factory of connections, before the web server. */
    @Override
    public int getPhase() {
        return 1;
    }
}
