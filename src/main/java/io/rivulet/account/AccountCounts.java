package io.rivulet.account;

import com.fasterxml.jackson.annotation.JsonFormat;

/** What is counted of an account; of two readings, the one with the higher version is newer. Nodes tell each other an array. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record AccountCounts(long follows, long followers, long favorited, long works, long favorites, long version) {}
