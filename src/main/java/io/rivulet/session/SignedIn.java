package io.rivulet.session;

/** An account that has just proved itself, and the token by which it is known from now on. */
public record SignedIn(long accountId, String token) {

    @Override
    public String toString() {
        return "SignedIn[accountId=" + accountId + ", token=…]";
    }
}
