package io.rivulet.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MigrationsIT {

    @Autowired
    Flyway flyway;

    @Autowired
    ApplicationContext context;

    @Test
    void runBeforeTheServerIsReady() {
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void useTheServersOwnDatabaseAndLeaveNoPoolBehind() throws SQLException {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(connection.getMetaData().getURL()).matches("jdbc:postgresql://127.0.0.1:\\d+/rivulet");
        }
        assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
    }
}
