package io.rivulet.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of tokens and passwords.
 *
 * @param signingKey a private P-256 JWK as JSON; without it the first node makes one and keeps it in PostgreSQL
 */
@Validated
@ConfigurationProperties("rivulet.account")
record AccountProperties(
        @DefaultValue @Valid Tokens tokens,
        @DefaultValue @Valid Argon2 argon2,

        @DefaultValue("30d") @DurationMin(minutes = 1) @DurationMax(days = 3650)
        Duration tokenLife,

        @Nullable String signingKey) {

    @Override
    public String toString() {
        return "AccountProperties[tokens=" + tokens + ", argon2=" + argon2 + ", tokenLife=" + tokenLife + "]";
    }

    /**
     * What tokens say and how long a node believes them.
     *
     * @param askAgainAfter the longest that a revoked session goes unnoticed
     */
    record Tokens(
            @DefaultValue("rivulet") @NotBlank String issuer,
            @DefaultValue("rivulet") @NotBlank String audience,
            @DefaultValue("20000") @Min(1) int cached,

            @DefaultValue("1m") @DurationMin(millis = 1) @DurationMax(hours = 1)
            Duration askAgainAfter) {}

    /**
     * What a password hash costs: never less than 19 MiB and two passes.
     *
     * @param memory in KiB
     */
    record Argon2(
            @DefaultValue("19456") @Min(19_456) @Max(1_048_576)
            int memory,

            @DefaultValue("2") @Min(2) @Max(100) int iterations,
            @DefaultValue("1") @Min(1) @Max(16) int parallelism) {}
}
