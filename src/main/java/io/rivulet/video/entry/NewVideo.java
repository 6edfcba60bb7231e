package io.rivulet.video.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A video to be made of an upload, as its author asks for it. */
public record NewVideo(
        @Nullable String uploadId,
        @Nullable String title,
        @Nullable String description,
        @Nullable List<@Nullable String> tags,
        @Nullable String visibility) {}
