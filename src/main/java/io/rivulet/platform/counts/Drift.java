package io.rivulet.platform.counts;

/**
 * A count that differs from its rows.
 *
 * @param id of what is counted for
 * @param by what has to be added to the count
 */
public record Drift(long id, int by) {}
