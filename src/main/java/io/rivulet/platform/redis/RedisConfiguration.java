package io.rivulet.platform.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.rivulet.platform.events.EventTypes;
import io.rivulet.platform.loops.EventLoops;
import java.util.List;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    /** What is left for Lettuce's own threads: to connect again. */
    private static final int OWN_THREADS = 2;

    /** While Redis is away or behind nobody waits for it, since PostgreSQL knows the same. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast(RedisProperties properties) {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(properties.waitingMax());
    }

    @Bean
    ClientResourcesBuilderCustomizer lentLoops(EventLoops loops) {
        return resources ->
                resources.eventLoopGroupProvider(new LentLoops(loops)).computationThreadPoolSize(OWN_THREADS);
    }

    @Bean
    EventTypes eventsOfMarks() {
        return new EventTypes(List.of(MarksChanged.class, MarksForgotten.class));
    }

    @Bean
    RedisTopology redisTopology(LettuceConnectionFactory connections) {
        return new RedisTopology(connections.isClusterAware());
    }

    /** In place of Spring Boot's, which connects when it is first used. */
    @Bean
    ReactiveStringRedisTemplate reactiveStringRedisTemplate(LettuceConnectionFactory connections) {
        return new ReactiveStringRedisTemplate(new ReadyConnections(connections));
    }

    @Bean
    RedisConnectWorker redisConnectWorker(ReactiveStringRedisTemplate redis) {
        return new RedisConnectWorker((ReadyConnections) redis.getConnectionFactory());
    }
}
