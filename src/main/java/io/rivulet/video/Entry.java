package io.rivulet.video;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the catalogue says of a video.
 *
 * @param failure why no playable form can be made of it; null for all others
 * @param hiddenReason why a moderator has hidden it; null for all others
 */
record Entry(
        Video video,
        Caption caption,
        @Nullable String failure,
        @Nullable String hiddenReason,
        Instant createdAt) {}
