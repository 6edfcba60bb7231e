package io.rivulet.platform.data;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How PostgreSQL is used.
 *
 * @param waitingMax the most requests that wait for a connection; more are refused as busy
 * @param answerWithin how long a statement may go without an answer; longer than PostgreSQL itself may work on one
 */
@Validated
@ConfigurationProperties("rivulet.database")
record DatabaseProperties(
        @DefaultValue("2048") @Min(1) @Max(100_000) int waitingMax,

        @DefaultValue("15s") @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration answerWithin) {}
