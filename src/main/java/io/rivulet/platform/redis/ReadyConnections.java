package io.rivulet.platform.redis;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.ReactiveRedisClusterConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;

/**
 * The connections that there are. The first request for one would make it and wait for that, on an event loop and with
 * all others behind it; so a worker makes it, and until then Redis counts as away. Later it mends itself.
 */
final class ReadyConnections implements ReactiveRedisConnectionFactory {

    private final ReactiveRedisConnectionFactory connections;
    private volatile boolean ready;

    ReadyConnections(ReactiveRedisConnectionFactory connections) {
        this.connections = connections;
    }

    /** Blocks until Redis answers, or fails when it does not. */
    void connect() {
        connections.getReactiveConnection().close();
        ready = true;
    }

    /** After this they have to be made anew. */
    void disconnect() {
        ready = false;
    }

    @Override
    public ReactiveRedisConnection getReactiveConnection() {
        requireReady();
        return connections.getReactiveConnection();
    }

    @Override
    public ReactiveRedisClusterConnection getReactiveClusterConnection() {
        requireReady();
        return connections.getReactiveClusterConnection();
    }

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
        return connections.translateExceptionIfPossible(failure);
    }

    private void requireReady() {
        if (!ready) {
            throw new RedisConnectionFailureException("Redis has not been reached yet");
        }
    }
}
