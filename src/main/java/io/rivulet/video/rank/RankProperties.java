package io.rivulet.video.rank;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How closely lists follow what is counted.
 *
 * @param rankEvery the pause after which ranks follow their counts again
 */
@Validated
@ConfigurationProperties("rivulet.video")
record RankProperties(
        @DefaultValue("5s") @DurationMin(millis = 50) @DurationMax(minutes = 10)
        Duration rankEvery) {}
