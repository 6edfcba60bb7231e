package io.rivulet.engagement.collection;

/**
 * A video in a collection.
 *
 * @param seq its place in the order in which videos came into collections
 */
public record CollectedVideo(long videoId, long seq) {}
