package io.rivulet.video;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How videos are listed.
 *
 * @param listMax the newest videos of an author that a list shows at most
 */
@Validated
@ConfigurationProperties("rivulet.video")
record VideoProperties(
        @DefaultValue("200") @Min(1) @Max(1000) int listMax) {}
