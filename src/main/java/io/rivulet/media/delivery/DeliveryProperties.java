package io.rivulet.media.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How objects are handed out.
 *
 * @param chunksInFlight how many chunks (8 KiB each) wait for one viewer's socket
 * @param retryAfter when to ask again for what is still being made
 */
@Validated
@ConfigurationProperties("rivulet.media.delivery")
record DeliveryProperties(
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int knownObjects,
        @DefaultValue("32") @Min(4) @Max(128) int chunksInFlight,
        @DefaultValue("2s") @NotNull Duration retryAfter) {}
