package io.rivulet.card;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept at hand for viewers.
 *
 * @param marksMax the most likes, and the most follows, of a viewer that Redis remembers; older ones are asked for
 */
@Validated
@ConfigurationProperties("rivulet.card")
record CardProperties(
        @DefaultValue("2000") @Min(1) @Max(10_000) int marksMax) {}
