package io.rivulet.platform.data;

import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrations run over JDBC at the address that the server itself uses, so that it is written down only once. */
@Configuration(proxyBeanMethods = false)
class FlywayConfiguration {

    @Bean
    MigrationAddress migrationAddress(R2dbcConnectionDetails database) {
        return MigrationAddress.of(database.getConnectionFactoryOptions());
    }
}
