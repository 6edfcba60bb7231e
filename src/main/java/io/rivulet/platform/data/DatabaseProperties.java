package io.rivulet.platform.data;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How PostgreSQL is used.
 *
 * @param waitingMax the most requests that wait for a connection; more are refused as busy
 */
@Validated
@ConfigurationProperties("rivulet.database")
record DatabaseProperties(
        @DefaultValue("2048") @Min(1) @Max(100_000) int waitingMax) {}
