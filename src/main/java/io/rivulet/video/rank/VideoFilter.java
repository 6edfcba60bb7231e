package io.rivulet.video.rank;

import io.rivulet.video.VideoState;
import org.jspecify.annotations.Nullable;

/**
 * Which videos a list shows; whatever is absent does not matter.
 *
 * @param state shown to their author alone; without it, a list shows what everybody sees
 */
public record VideoFilter(
        @Nullable Long author,
        @Nullable String tag,
        @Nullable VideoState state) {}
