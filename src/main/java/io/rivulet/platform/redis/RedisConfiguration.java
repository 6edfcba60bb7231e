package io.rivulet.platform.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.rivulet.platform.events.EventTypes;
import java.util.List;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    /** While Redis is away nobody waits for it, since PostgreSQL knows the same. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
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
