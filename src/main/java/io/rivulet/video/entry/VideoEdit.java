package io.rivulet.video.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author wants to change of a video; what is absent stays. */
public record VideoEdit(
        @Nullable String title,
        @Nullable String description,
        @Nullable List<@Nullable String> tags,
        @Nullable String visibility) {}
