package io.rivulet.platform.events;

import static reactor.core.publisher.Sinks.EmitFailureHandler.busyLooping;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveSubscription;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Publish and subscribe of Redis. It knows no databases, so the name of the channel does; and it forgets whoever is not
 * connected, so listening ends with the connection, although Lettuce would mend that by itself.
 */
@Component
class RedisChannel implements Channel, RedisConnectionStateListener {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final ReactiveStringRedisTemplate redis;
    private final LettuceConnectionFactory connections;
    private final Sinks.Many<Boolean> losses = Sinks.many().multicast().directBestEffort();

    RedisChannel(ReactiveStringRedisTemplate redis, LettuceConnectionFactory connections) {
        this.redis = redis;
        this.connections = connections;
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
        if (connection instanceof StatefulRedisPubSubConnection) {
            losses.emitNext(true, busyLooping(SHORT));
        }
    }

    @Override
    public Mono<Void> send(byte[] message) {
        return redis.execute(connection -> connection.pubSubCommands().publish(name(), ByteBuffer.wrap(message)))
                .then();
    }

    @Override
    public Flux<byte[]> listen(Runnable begun) {
        return Flux.usingWhen(
                        Mono.fromSupplier(this::connection).subscribeOn(Schedulers.boundedElastic()),
                        connection -> messages(connection, begun),
                        ReactiveRedisConnection::closeLater)
                .takeUntilOther(losses.asFlux());
    }

    /** The client is another one after a restart. */
    private ReactiveRedisConnection connection() {
        connections.getRequiredNativeClient().addListener(this);
        return redis.getConnectionFactory().getReactiveConnection();
    }

    private Flux<byte[]> messages(ReactiveRedisConnection connection, Runnable begun) {
        return connection
                .pubSubCommands()
                .createSubscription()
                .flatMapMany(subscription -> Flux.merge(received(subscription), subscribe(subscription, begun)));
    }

    private static Flux<byte[]> received(ReactiveSubscription subscription) {
        return subscription.receive().map(message -> bytes(message.getMessage()));
    }

    private Mono<byte[]> subscribe(ReactiveSubscription subscription, Runnable begun) {
        return subscription.subscribe(name()).doOnSuccess(done -> begun.run()).then(Mono.never());
    }

    private ByteBuffer name() {
        return ByteBuffer.wrap(("rivulet:events:" + connections.getDatabase()).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(ByteBuffer message) {
        var bytes = new byte[message.remaining()];
        message.get(bytes);
        return bytes;
    }
}
