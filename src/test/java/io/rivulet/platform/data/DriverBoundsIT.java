package io.rivulet.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

/** No statement and no lock is waited for without end. */
@RunningServer
class DriverBoundsIT {

    @ParameterizedTest
    @CsvSource({"statement_timeout, 10s", "lock_timeout, 5s"})
    void everyConnectionHasItsBounds(String setting, String bound, @Autowired DatabaseClient database) {
        database.sql("SELECT current_setting('" + setting + "')")
                .mapValue(String.class)
                .one()
                .as(StepVerifier::create)
                .assertNext(value -> assertThat(value).isEqualTo(bound))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }
}
