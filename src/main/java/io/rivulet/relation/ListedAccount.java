package io.rivulet.relation;

/** An account in a list, and its place there. */
record ListedAccount(long id, long seq) {}
