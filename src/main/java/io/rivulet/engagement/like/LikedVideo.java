package io.rivulet.engagement.like;

/**
 * A video that somebody likes.
 *
 * @param seq its place in the order in which likes were given
 */
public record LikedVideo(long videoId, long seq) {}
