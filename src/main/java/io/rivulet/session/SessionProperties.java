package io.rivulet.session;

import jakarta.validation.Valid;
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
 * Settings of tokens.
 *
 * @param signingKey a private P-256 JWK as JSON; without it the first node makes one and keeps it in PostgreSQL
 */
@Validated
@ConfigurationProperties("rivulet.account")
record SessionProperties(
        @DefaultValue @Valid Tokens tokens,

        @DefaultValue("30d") @DurationMin(minutes = 1) @DurationMax(days = 3650)
        Duration tokenLife,

        @Nullable String signingKey) {

    @Override
    public String toString() {
        return "SessionProperties[tokens=" + tokens + ", tokenLife=" + tokenLife + "]";
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
}
