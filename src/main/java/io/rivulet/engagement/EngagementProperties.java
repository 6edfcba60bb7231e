package io.rivulet.engagement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds of likes, comments and collections.
 *
 * @param listMax the most entries of a list of likes, comments, collections or collected videos
 * @param commentMax the most characters of a comment
 * @param threadMax the most replies to a comment
 * @param collectionsMax the most collections of an account
 * @param collectionMax the most videos of a collection
 */
@Validated
@ConfigurationProperties("rivulet.engagement")
public record EngagementProperties(
        @DefaultValue("200") @Min(1) @Max(1000) int listMax,
        @DefaultValue("500") @Min(1) @Max(10_000) int commentMax,
        @DefaultValue("10000") @Min(1) @Max(100_000) int threadMax,
        @DefaultValue("100") @Min(1) @Max(1000) int collectionsMax,
        @DefaultValue("5000") @Min(1) @Max(10_000) int collectionMax) {}
