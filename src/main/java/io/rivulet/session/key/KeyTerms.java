package io.rivulet.session.key;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How keys follow each other.
 *
 * @param configured a private P-256 JWK as JSON, which signs alone; without it the nodes make keys
 * @param publishAhead how long a key is published before it signs
 * @param longestUse how long somebody may still come with a token that a key has signed
 */
public record KeyTerms(@Nullable String configured, Duration rotateEvery, Duration publishAhead, Duration longestUse) {

    @Override
    public String toString() {
        return "KeyTerms[rotateEvery=" + rotateEvery + ", publishAhead=" + publishAhead + ", longestUse=" + longestUse
                + "]";
    }
}
