package io.rivulet.upload.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.rivulet.media.MediaTokens;
import io.rivulet.platform.data.WholeTransactions;
import io.rivulet.platform.events.Events;
import io.rivulet.platform.limits.LimitsProperties;
import io.rivulet.platform.limits.UploadLimits;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.platform.s3.S3Calls;
import io.rivulet.upload.LargestUpload;
import io.rivulet.upload.StoredObjects;
import io.rivulet.upload.UploadProperties;
import io.rivulet.upload.Uploads;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.scheduler.Scheduler;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** An engine with all it needs and nothing else; it hears of other nodes by the database alone. */
final class EngineNode implements AutoCloseable {

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("rivulet.upload.part-size", Bytes.PART + "B"),
            Map.entry("rivulet.upload.memory", 16 * Bytes.PART + "B"),
            Map.entry("rivulet.upload.lease", "1s"),
            Map.entry("rivulet.upload.rest-after", "300ms"),
            Map.entry("rivulet.upload.unfinished-max", "100000"),
            Map.entry("rivulet.jobs.poll", "100ms"),
            Map.entry("rivulet.jobs.lease", "2s"),
            Map.entry("rivulet.jobs.retry-after", "20ms"),
            Map.entry("rivulet.jobs.await-for", "100ms"),
            Map.entry("rivulet.jobs.max-attempts", "1000"));

    private final ConfigurableApplicationContext context;
    private final ConnectionPool connections;
    private final S3Between s3;

    private EngineNode(ConfigurableApplicationContext context, ConnectionPool connections, S3Between s3) {
        this.context = context;
        this.connections = connections;
        this.s3 = s3;
    }

    static EngineNode start(Ground ground, S3Between s3, String... more) {
        var settings = new HashMap<>(SETTINGS);
        Stream.of(more).map(setting -> setting.split("=", 2)).forEach(pair -> settings.put(pair[0], pair[1]));
        var connections = (ConnectionPool) ConnectionFactories.get(ground.database());
        var context = Ground.context(Parts.class, ground.store(), settings);
        context.registerBean(ConnectionFactory.class, () -> connections);
        context.registerBean(S3Between.class, () -> s3);
        context.registerBean("objectStore", ObjectStore.class);
        context.registerBean(
                DatabaseClient.class, () -> DatabaseClient.create(context.getBean(ConnectionFactory.class)));
        context.registerBean(
                ReactiveTransactionManager.class,
                () -> new R2dbcTransactionManager(context.getBean(ConnectionFactory.class)));
        context.registerBean(
                TransactionalOperator.class,
                () -> new WholeTransactions(context.getBean(ReactiveTransactionManager.class)));
        context.registerBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Events.class, () -> Mockito.mock(Events.class));
        context.refresh();
        context.start();
        return new EngineNode(context, connections, s3);
    }

    Uploads uploads() {
        return context.getBean(Uploads.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Nothing of it reaches the store any more, and its leases run out. */
    void kill() {
        s3.cut();
        context.getBeansOfType(SmartLifecycle.class).values().stream().forEach(SmartLifecycle::stop);
    }

    @Override
    public void close() {
        context.close();
        connections.dispose();
    }

    @ComponentScan({
        "io.rivulet.upload.engine",
        "io.rivulet.upload.memory",
        "io.rivulet.upload.digest",
        "io.rivulet.upload.store",
        "io.rivulet.platform.jobs"
    })
    @ConfigurationPropertiesScan({"io.rivulet.upload.engine", "io.rivulet.upload.memory", "io.rivulet.platform.jobs"})
    @EnableConfigurationProperties({UploadProperties.class, LimitsProperties.class})
    @Import({MediaTokens.class, StoredObjects.class, LargestUpload.class, UploadLimits.class})
    static class Parts {

        @Bean
        S3Calls s3Calls(S3AsyncClient s3, S3Between between, @Qualifier("s3") Scheduler callers) {
            return new S3Calls(between.around(s3), "rivulet", callers);
        }

        @Bean(defaultCandidate = false)
        @Qualifier("delivery")
        S3Calls deliveryS3Calls(S3AsyncClient s3, S3Between between, @Qualifier("s3") Scheduler callers) {
            return new S3Calls(between.around(s3), "rivulet", callers);
        }
    }
}
