package io.rivulet.engagement.comment;

import java.time.Instant;

/** What somebody says about a video. */
public record Comment(long id, long authorId, String content, Instant createdAt) {}
