package io.rivulet.account;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.rivulet.account.role.RoleWiring;
import io.rivulet.platform.events.LocalEvents;
import io.rivulet.platform.limits.LimitsProperties;
import io.rivulet.platform.limits.SharedLimits;
import io.rivulet.platform.redis.RedisTopology;
import io.rivulet.session.SessionWiring;
import io.rivulet.session.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The account package as one node wires it, on a PostgreSQL that all nodes of a test run share. */
public record AccountNode(ConfigurableApplicationContext context) implements AutoCloseable {

    public static AccountNode start(String... properties) {
        return new AccountNode(new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .run(Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new)));
    }

    public Accounts accounts() {
        return context.getBean(Accounts.class);
    }

    public Tokens tokens() {
        return context.getBean(Tokens.class);
    }

    public DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
    }

    public TransactionalOperator transaction() {
        return context.getBean(TransactionalOperator.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public static <T> T await(Mono<T> mono) throws Exception {
        return mono.toFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties({AccountProperties.class, LimitsProperties.class})
    @Import({
        LocalEvents.class,
        AccountConfiguration.class,
        AccountRepository.class,
        CountRepository.class,
        RoleWiring.class,
        SessionWiring.class
    })
    static class Wiring {

        @Bean
        ConnectionFactory connections() {
            return ConnectionFactories.get("r2dbc:pool:postgresql://postgres@127.0.0.1:" + Postgres.SHARED.getPort()
                    + "/postgres?initialSize=0&maxSize=10");
        }

        @Bean
        DatabaseClient database(ConnectionFactory connections) {
            return DatabaseClient.create(connections);
        }

        @Bean
        ReactiveTransactionManager transactions(ConnectionFactory connections) {
            return new R2dbcTransactionManager(connections);
        }

        @Bean
        TransactionalOperator transaction(ReactiveTransactionManager transactions) {
            return TransactionalOperator.create(transactions);
        }

        @Bean(destroyMethod = "dispose")
        Scheduler cpu() {
            return Schedulers.newBoundedElastic(2, 256, "cpu", 60, true);
        }

        /** Without Redis: the node's own. */
        @Bean
        SharedLimits limits(LimitsProperties properties, Clock clock) {
            var redis = new ReactiveStringRedisTemplate(new LettuceConnectionFactory());
            return new SharedLimits(redis, new RedisTopology(false), properties, clock);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** Started by the first test that needs it; the library stops it when the JVM ends. */
    private static final class Postgres {

        static final EmbeddedPostgres SHARED = start();

        @SuppressWarnings("resource")
        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder().start();
                Flyway.configure()
                        .dataSource(postgres.getPostgresDatabase())
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
