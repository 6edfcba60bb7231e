package io.rivulet.account.role;

/** What an account is for; each may do all that the ones before it may. */
public enum Role {
    /** Everybody who has registered. */
    USER,
    /** Publishes, also where not everybody may. */
    CREATOR,
    /** Hides and restores what others publish and say. */
    MODERATOR,
    /** Suspends and reinstates accounts, gives roles, and reads the audit. */
    ADMIN;

    boolean isAtLeast(Role least) {
        return compareTo(least) >= 0;
    }
}
