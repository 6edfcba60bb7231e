package io.rivulet.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationAddressTests {

    @ParameterizedTest
    @CsvSource({
        "r2dbc:postgresql://db.example/app, jdbc:postgresql://db.example/app",
        "r2dbc:postgresql://db.example:5433/app, jdbc:postgresql://db.example:5433/app",
        "r2dbc:pool:postgresql://db:5433/app?maxSize=9, jdbc:postgresql://db:5433/app",
        "r2dbc:postgresql://db/app?sslMode=require, jdbc:postgresql://db/app?sslmode=require",
        "r2dbc:postgresql://db/app?sslMode=VERIFY_CA&sslRootCert=/ca.pem,"
                + " jdbc:postgresql://db/app?sslmode=verify-ca&sslrootcert=%2Fca.pem",
        "r2dbcs:postgresql://db/app,"
                + " jdbc:postgresql://db/app?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        "r2dbc:postgresql://db/app?schema=clips, jdbc:postgresql://db/app?currentSchema=clips"
    })
    void saysTheSameInTheWordsOfJdbc(String r2dbc, String jdbc) {
        assertThat(MigrationAddress.of(ConnectionFactoryOptions.parse(r2dbc)).getJdbcUrl())
                .isEqualTo(jdbc);
    }

    @Test
    void namesAllServersOfAFailoverAddress() {
        var options = ConnectionFactoryOptions.parse("r2dbc:postgresql:failover://a:5432,b:5433/app");
        assertThat(MigrationAddress.of(options).getJdbcUrl()).isEqualTo("jdbc:postgresql://a:5432,b:5433/app");
    }

    @Test
    void takesUserAndPasswordAsTheyAre() {
        var options = ConnectionFactoryOptions.parse("r2dbc:postgresql://db/app")
                .mutate()
                .option(ConnectionFactoryOptions.USER, "ann")
                .option(ConnectionFactoryOptions.PASSWORD, "a&b=c ?")
                .build();
        var address = MigrationAddress.of(options);
        assertThat(address.getUsername()).isEqualTo("ann");
        assertThat(address.getPassword()).isEqualTo("a&b=c ?");
        assertThat(address.getJdbcUrl()).isEqualTo("jdbc:postgresql://db/app");
    }
}
