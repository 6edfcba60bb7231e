package io.rivulet.account.role;

/** What an account is for, and whether it may be used at all. */
record Standing(Role role, boolean isSuspended) {

    Standing as(Role other) {
        return new Standing(other, isSuspended);
    }

    Standing suspended(boolean suspended) {
        return new Standing(role, suspended);
    }

    boolean isActive(Role least) {
        return !isSuspended && role.isAtLeast(least);
    }
}
