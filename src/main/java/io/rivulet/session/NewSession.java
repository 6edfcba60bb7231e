package io.rivulet.session;

import io.rivulet.session.token.Session;
import io.rivulet.session.token.SignedToken;
import org.jspecify.annotations.Nullable;

/** A session that is not stored yet, and its tokens. */
public final class NewSession {

    private final Session session;
    private final SignedToken token;
    private final @Nullable String userAgent;
    private final @Nullable RefreshToken refresh;

    NewSession(Session session, SignedToken token, @Nullable String userAgent, @Nullable RefreshToken refresh) {
        this.session = session;
        this.token = token;
        this.userAgent = userAgent;
        this.refresh = refresh;
    }

    public long accountId() {
        return session.accountId();
    }

    Session session() {
        return session;
    }

    @Nullable
    String userAgent() {
        return userAgent;
    }

    byte @Nullable [] refreshHash() {
        return refresh == null ? null : refresh.hash();
    }

    SignedIn signedIn() {
        return SignedIn.of(session, token, refresh);
    }

    @Override
    public String toString() {
        return "NewSession[session=" + session + "]";
    }
}
