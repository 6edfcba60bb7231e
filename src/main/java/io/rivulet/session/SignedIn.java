package io.rivulet.session;

import io.rivulet.session.token.Session;
import io.rivulet.session.token.SignedToken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that has just proved itself, and the token by which it is known from now on.
 *
 * @param expiresAt the end of the token
 * @param refresh what the next token is asked for with, where there is one
 */
public record SignedIn(
        long accountId,
        UUID session,
        String token,
        Instant expiresAt,
        @Nullable Refresh refresh) {

    static SignedIn of(Session session, SignedToken token, @Nullable RefreshToken refresh) {
        return new SignedIn(
                session.accountId(),
                session.id(),
                token.text(),
                token.expiresAt(),
                refresh == null ? null : new Refresh(refresh.text(), session.expiresAt()));
    }

    @Override
    public String toString() {
        return "SignedIn[accountId=" + accountId + ", session=" + session + ", token=…]";
    }

    /** A refresh token, and until when it is good. */
    public record Refresh(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Refresh[token=…, expiresAt=" + expiresAt + "]";
        }
    }
}
