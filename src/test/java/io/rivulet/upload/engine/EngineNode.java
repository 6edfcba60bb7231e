package io.rivulet.upload.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.rivulet.media.MediaTokens;
import io.rivulet.platform.events.Events;
import io.rivulet.upload.LargestUpload;
import io.rivulet.upload.StoredObjects;
import io.rivulet.upload.UploadProperties;
import io.rivulet.upload.Uploads;
import java.util.ArrayList;
import java.util.List;
import org.mockito.Mockito;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** An engine with all it needs and nothing else; it hears of other nodes by the database alone. */
final class EngineNode implements AutoCloseable {

    private static final List<String> SETTINGS = List.of(
            "spring.main.banner-mode=off",
            "spring.main.log-startup-info=false",
            "rivulet.upload.part-size=256KB",
            "rivulet.upload.memory=4MB",
            "rivulet.upload.lease=1s",
            "rivulet.upload.rest-after=300ms",
            "rivulet.upload.unfinished-max=100000",
            "rivulet.jobs.poll=100ms",
            "rivulet.jobs.lease=2s",
            "rivulet.jobs.retry-after=20ms",
            "rivulet.jobs.await-for=100ms",
            "rivulet.jobs.max-attempts=1000");

    private final ConfigurableApplicationContext context;
    private final ConnectionPool connections;
    private final FaultyS3 s3;

    private EngineNode(ConfigurableApplicationContext context, ConnectionPool connections, FaultyS3 s3) {
        this.context = context;
        this.connections = connections;
        this.s3 = s3;
    }

    static EngineNode start(Ground ground, FaultyS3 s3, String... more) {
        var settings = new ArrayList<>(SETTINGS);
        settings.addAll(List.of(ground.settings()));
        settings.addAll(List.of(more));
        var connections = (ConnectionPool) ConnectionFactories.get(ground.database());
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            context.registerBean(ConnectionFactory.class, () -> connections);
            context.registerBean("faults", BeanPostProcessor.class, () -> s3);
            context.registerBean(
                    DatabaseClient.class, () -> DatabaseClient.create(context.getBean(ConnectionFactory.class)));
            context.registerBean(
                    ReactiveTransactionManager.class,
                    () -> new R2dbcTransactionManager(context.getBean(ConnectionFactory.class)));
            context.registerBean(
                    TransactionalOperator.class,
                    () -> TransactionalOperator.create(context.getBean(ReactiveTransactionManager.class)));
            context.registerBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
            context.registerBean(Events.class, () -> Mockito.mock(Events.class));
        };
        var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .initializers(beans)
                .properties(settings.toArray(String[]::new))
                .run();
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
        "io.rivulet.platform.jobs",
        "io.rivulet.platform.s3",
        "io.rivulet.platform.limits"
    })
    @ConfigurationPropertiesScan({"io.rivulet.upload.engine", "io.rivulet.upload.memory", "io.rivulet.platform"})
    @EnableConfigurationProperties(UploadProperties.class)
    @Import({MediaTokens.class, StoredObjects.class, LargestUpload.class})
    static class Parts {}
}
