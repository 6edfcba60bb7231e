package io.rivulet.platform.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is let in at the same time.
 *
 * @param requests requests that are worked on; more are refused as busy at once
 * @param connections open connections; more are closed at once
 * @param streams answers that last, such as the progress of an upload; more are refused as busy
 */
@Validated
@ConfigurationProperties("rivulet.web.admission")
record AdmissionProperties(
        @DefaultValue("2048") @Min(1) @Max(1_000_000) int requests,
        @DefaultValue("16384") @Min(1) @Max(1_000_000) int connections,
        @DefaultValue("1024") @Min(1) @Max(1_000_000) int streams) {}
