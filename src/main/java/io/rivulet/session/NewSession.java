package io.rivulet.session;

/** A session that is not stored yet, and its token. */
public final class NewSession {

    private final Session session;
    private final String token;

    NewSession(Session session, String token) {
        this.session = session;
        this.token = token;
    }

    public long accountId() {
        return session.accountId();
    }

    Session session() {
        return session;
    }

    String token() {
        return token;
    }

    SignedIn signedIn() {
        return new SignedIn(session.accountId(), token);
    }

    @Override
    public String toString() {
        return "NewSession[session=" + session + ", token=…]";
    }
}
