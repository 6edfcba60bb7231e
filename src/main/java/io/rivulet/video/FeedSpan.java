package io.rivulet.video;

/**
 * What somebody believes to be published in a span of time.
 *
 * @param from its first millisecond
 * @param to the millisecond after its last
 */
public record FeedSpan(long from, long to, long count, long sumOfIds) {}
