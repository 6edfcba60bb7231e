package io.rivulet.platform.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Redis is used.
 *
 * @param waitingMax the most commands that wait for an answer; with more, Redis counts as away
 */
@Validated
@ConfigurationProperties("rivulet.redis")
record RedisProperties(
        @DefaultValue("16384") @Min(64) @Max(1_000_000) int waitingMax) {}
