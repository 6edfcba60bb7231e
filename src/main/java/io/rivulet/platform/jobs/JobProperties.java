package io.rivulet.platform.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How background work is done.
 *
 * @param atOnce long jobs that a node works on at the same time
 * @param shortAtOnce short jobs, that somebody may wait for, beside them
 * @param lease how long a job stays with a node that gives no sign of life
 * @param poll how often a node looks for work that nobody told it of
 * @param retryAfter the wait before a second try, doubled for each further one
 * @param awaitFor the wait for a service that is away, after which the job is tried again without end
 * @param maxAttempts tries before a job is given up
 */
@Validated
@ConfigurationProperties("rivulet.jobs")
record JobProperties(
        @DefaultValue("2") @Min(1) @Max(64) int atOnce,
        @DefaultValue("4") @Min(1) @Max(64) int shortAtOnce,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("15s") Duration awaitFor,
        @DefaultValue("3") @Min(1) int maxAttempts) {

    int workers(Lane lane) {
        return lane == Lane.LONG ? atOnce : shortAtOnce;
    }
}
