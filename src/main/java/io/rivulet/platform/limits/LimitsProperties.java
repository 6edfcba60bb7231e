package io.rivulet.platform.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one caller may do.
 *
 * @param enabled whether anything is limited at all
 * @param alonePercent the share of each shared limit that a node grants by itself while Redis is away
 * @param remembered how many windows a node keeps, of each kind
 */
@Validated
@ConfigurationProperties("rivulet.limits")
public record LimitsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("25") @Min(1) @Max(100) int alonePercent,
        @DefaultValue("100000") @Min(100) @Max(10_000_000) int remembered,
        @DefaultValue @Valid LogIn logIn,
        @DefaultValue @Valid Registration registration,
        @DefaultValue Writes writes,
        @DefaultValue("200GB/1h") Rate uploadsPerAccount) {

    /**
     * Attempts to log in.
     *
     * @param perAddress from one address
     * @param perPrefix from its network: /24, with IPv6 /64
     * @param perAccount for one name, from places where it has not succeeded before
     * @param strangerTries what each of these places still has when {@code perAccount} is used up
     * @param rememberFor how long a place where a log-in succeeded is judged by its own tries alone
     */
    public record LogIn(
            @DefaultValue("600/1m") Rate perAddress,
            @DefaultValue("2400/1m") Rate perPrefix,
            @DefaultValue("100/15m") Rate perAccount,
            @DefaultValue("3") @Min(1) @Max(1000) int strangerTries,

            @DefaultValue("30d") @DurationMin(minutes = 1) @DurationMax(days = 400)
            Duration rememberFor,

            @DefaultValue @Valid Tries tries) {}

    /**
     * Tries of one place for one name in a row, none of which succeeded.
     *
     * @param free how many there are before each further one has to wait
     * @param firstDelay the first wait; each further one is twice as long
     * @param longestDelay no wait is longer
     * @param forgetAfter after how long without a try all are forgotten
     */
    public record Tries(
            @DefaultValue("50") @Min(1) @Max(1000) int free,

            @DefaultValue("1s") @DurationMin(millis = 1) @DurationMax(hours = 1)
            Duration firstDelay,

            @DefaultValue("15m") @DurationMin(millis = 1) @DurationMax(days = 1)
            Duration longestDelay,

            @DefaultValue("1h") @DurationMin(seconds = 1) @DurationMax(days = 7)
            Duration forgetAfter) {

        private static final int MOST_DOUBLINGS = 40;

        /** How long after so many tries the next has to wait; nothing while they are free. */
        Duration delayAfter(long tries) {
            if (tries < free) {
                return Duration.ZERO;
            }
            long millis = firstDelay.toMillis() << Math.min(tries - free, MOST_DOUBLINGS);
            return Duration.ofMillis(Math.min(millis, longestDelay.toMillis()));
        }
    }

    /**
     * Accounts that are made.
     *
     * @param perAddress from one address
     * @param perPrefix from its network
     */
    public record Registration(
            @DefaultValue("1000/10m") Rate perAddress,
            @DefaultValue("4000/10m") Rate perPrefix) {}

    /**
     * Requests that would change something, on one node.
     *
     * @param perAccount with a token, by the account alone
     * @param withoutToken by the address
     */
    public record Writes(
            @DefaultValue("3000/1m") Rate perAccount,
            @DefaultValue("6000/1m") Rate withoutToken) {}
}
