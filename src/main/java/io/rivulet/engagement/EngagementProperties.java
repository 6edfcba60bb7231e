package io.rivulet.engagement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds of likes and comments.
 *
 * @param listMax the most entries of a list of likes or comments
 * @param commentMax the most characters of a comment
 */
@Validated
@ConfigurationProperties("rivulet.engagement")
public record EngagementProperties(
        @DefaultValue("200") @Min(1) @Max(1000) int listMax,
        @DefaultValue("500") @Min(1) @Max(10_000) int commentMax) {}
