package io.rivulet.platform.data;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.rivulet.platform.loops.EventLoops;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** The connections to PostgreSQL; in place of Spring Boot's pool, for whose connections any number may wait. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Option<LoopResources> LOOPS = Option.valueOf("loopResources");

    @Bean(destroyMethod = "dispose")
    ConnectionPool connections(
            R2dbcConnectionDetails database,
            EventLoops loops,
            R2dbcProperties settings,
            DatabaseProperties bounds,
            ObjectProvider<ConnectionFactoryDecorator> decorators) {
        var connections = ConnectionFactoryBuilder.withOptions(
                        database.getConnectionFactoryOptions().mutate())
                .configure(options -> options.option(LOOPS, loops.resources()))
                .decorators(decorators.orderedStream().toList())
                .build();
        return new ConnectionPool(pool(connections, settings.getPool(), bounds));
    }

    /** In place of Spring Boot's, which waits for ever for a PostgreSQL that is frozen or out of reach. */
    @Bean
    DatabaseClient database(ConnectionPool connections, DatabaseProperties bounds) {
        return DatabaseClient.builder()
                .connectionFactory(connections)
                .executeFunction(statement -> answered(statement, bounds.answerWithin()))
                .build();
    }

    private static Flux<Result> answered(Statement statement, Duration within) {
        return Flux.<Result>from(statement.execute())
                .timeout(Mono.delay(within))
                .onErrorMap(
                        TimeoutException.class,
                        late -> new DataAccessResourceFailureException("PostgreSQL does not answer", late));
    }

    private static ConnectionPoolConfiguration pool(
            ConnectionFactory connections, R2dbcProperties.Pool settings, DatabaseProperties bounds) {
        var pool = ConnectionPoolConfiguration.builder(connections)
                .customizer(builder -> builder.maxPendingAcquire(bounds.waitingMax()));
        var map = PropertyMapper.get();
        map.from(settings.getMaxIdleTime()).to(pool::maxIdleTime);
        map.from(settings.getMaxLifeTime()).to(pool::maxLifeTime);
        map.from(settings.getMaxAcquireTime()).to(pool::maxAcquireTime);
        map.from(settings.getAcquireRetry()).to(pool::acquireRetry);
        map.from(settings.getMaxCreateConnectionTime()).to(pool::maxCreateConnectionTime);
        map.from(settings.getInitialSize()).to(pool::initialSize);
        map.from(settings.getMaxSize()).to(pool::maxSize);
        map.from(settings.getMinIdle()).to(pool::minIdle);
        map.from(settings.getMaxValidationTime()).to(pool::maxValidationTime);
        map.from(settings.getValidationDepth()).to(pool::validationDepth);
        map.from(settings.getValidationQuery()).whenHasText().to(pool::validationQuery);
        return pool.build();
    }
}
