package io.rivulet.session.token;

import java.time.Instant;

/** A token that was signed just now, and until when it is good. */
public record SignedToken(String text, Instant expiresAt) {

    @Override
    public String toString() {
        return "SignedToken[text=…, expiresAt=" + expiresAt + "]";
    }
}
