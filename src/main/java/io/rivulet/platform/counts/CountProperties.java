package io.rivulet.platform.counts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How counts are compared with their rows.
 *
 * @param checkEvery the pause between two comparisons by whichever node comes first
 * @param repair whether what differs is put right, too
 * @param range how many ids one statement compares
 */
@Validated
@ConfigurationProperties("rivulet.counts")
record CountProperties(
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration checkEvery,
        @DefaultValue("false") boolean repair,
        @DefaultValue("5000") @Min(1) @Max(1_000_000) int range) {}
