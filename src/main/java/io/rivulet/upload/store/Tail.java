package io.rivulet.upload.store;

/**
 * Acknowledged bytes that are too few for a part, in an object of their own.
 *
 * @param number names it among those of its upload, is higher than those before it and never used again
 */
public record Tail(long number, long size) {}
