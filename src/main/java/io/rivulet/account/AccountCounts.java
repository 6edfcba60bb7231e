package io.rivulet.account;

/** What is counted of an account; of two readings, the one with the higher version is newer. */
public record AccountCounts(long follows, long followers, long favorited, long works, long favorites, long version) {}
