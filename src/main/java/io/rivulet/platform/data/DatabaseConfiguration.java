package io.rivulet.platform.data;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Option;
import io.rivulet.platform.loops.EventLoops;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
