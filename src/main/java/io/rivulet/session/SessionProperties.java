package io.rivulet.session;

import io.rivulet.session.key.KeyTerms;
import io.rivulet.session.token.TokenTerms;
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
 * Settings of tokens, the keys that sign them, and sessions.
 *
 * @param tokenLife of the tokens of `/douyin`
 * @param signingKey a private P-256 JWK as JSON; without it the nodes make keys and keep them in PostgreSQL
 */
@Validated
@ConfigurationProperties("rivulet.account")
record SessionProperties(
        @DefaultValue @Valid Tokens tokens,
        @DefaultValue @Valid Sessions sessions,
        @DefaultValue @Valid Keys keys,

        @DefaultValue("30d") @DurationMin(minutes = 1) @DurationMax(days = 3650)
        Duration tokenLife,

        @Nullable String signingKey) {

    /** What was begun with a token may be finished for this long after the token is over. */
    private static final Duration AFTERWARDS = Duration.ofDays(30);

    KeyTerms keyTerms() {
        return new KeyTerms(signingKey, keys.rotateEvery(), keys.publishAhead(), tokenLife.plus(AFTERWARDS));
    }

    TokenTerms tokenTerms() {
        return new TokenTerms(tokens.issuer(), tokens.audience(), sessions.accessLife());
    }

    @Override
    public String toString() {
        return "SessionProperties[tokens=" + tokens + ", sessions=" + sessions + ", keys=" + keys + ", tokenLife="
                + tokenLife + "]";
    }

    /**
     * What tokens say and how long a node believes them.
     *
     * @param askAgainAfter how long a node that hears the others remembers of a session that it is open
     */
    record Tokens(
            @DefaultValue("rivulet") @NotBlank String issuer,
            @DefaultValue("rivulet") @NotBlank String audience,
            @DefaultValue("20000") @Min(1) int cached,

            @DefaultValue("1m") @DurationMin(millis = 1) @DurationMax(hours = 1)
            Duration askAgainAfter) {}

    /**
     * Sessions that refresh their tokens.
     *
     * @param max of an account; a log-in beyond it ends the oldest
     */
    record Sessions(
            @DefaultValue("10m") @DurationMin(seconds = 10) @DurationMax(days = 1)
            Duration accessLife,

            @DefaultValue("30d") @DurationMin(minutes = 1) @DurationMax(days = 365)
            Duration refreshLife,

            @DefaultValue("100") @Min(1) @Max(10_000) int max) {}

    /**
     * How keys follow each other.
     *
     * @param publishAhead how long a key is published before it signs
     */
    record Keys(
            @DefaultValue("30d") @DurationMin(days = 1) @DurationMax(days = 3650)
            Duration rotateEvery,

            @DefaultValue("1h") @DurationMin(minutes = 10) @DurationMax(days = 1)
            Duration publishAhead) {}
}
