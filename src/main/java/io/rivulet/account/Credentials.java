package io.rivulet.account;

/** What a log-in is checked against. */
record Credentials(long accountId, String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[accountId=" + accountId + ", passwordHash=…]";
    }
}
