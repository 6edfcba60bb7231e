package io.rivulet.platform.security;

/** Who is asking: an account, or nobody known. */
public record Viewer(long accountId) {

    public static final Viewer ANONYMOUS = new Viewer(0);

    public boolean isAnonymous() {
        return accountId == 0;
    }

    public boolean is(long account) {
        return accountId == account && !isAnonymous();
    }
}
