package io.rivulet.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the feed is cut.
 *
 * @param pageSize videos of a page; the contract allows 30 at most
 */
@Validated
@ConfigurationProperties("rivulet.feed")
record FeedProperties(@DefaultValue("30") @Min(1) @Max(30) int pageSize) {}
