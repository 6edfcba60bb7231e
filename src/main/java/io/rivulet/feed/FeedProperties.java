package io.rivulet.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the feed is cut.
 *
 * @param pageSize videos of a page; the contract allows 30 at most
 * @param timelineMax the newest videos whose order a node keeps, at 16 bytes each; that of older ones is asked for
 * @param compareEvery after which the order is compared with PostgreSQL, although nothing is known to have been missed
 */
@Validated
@ConfigurationProperties("rivulet.feed")
record FeedProperties(
        @DefaultValue("30") @Min(1) @Max(30) int pageSize,
        @DefaultValue("4000000") @Min(1) int timelineMax,
        @DefaultValue("5m") Duration compareEvery) {}
