package io.rivulet.video.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.rivulet.media.MediaPaths;
import io.rivulet.video.VideoState;
import io.rivulet.video.entry.Captions;
import io.rivulet.video.entry.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A video as `/api/v1` shows it.
 *
 * @param playUrl absent while it cannot be played; of a private video it holds for a while only
 * @param failure why it will never be playable, otherwise absent
 * @param hiddenReason why a moderator has hidden it from all but its author, otherwise absent
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record VideoView(
        long id,
        long authorId,
        String state,
        String visibility,
        String title,
        String description,
        List<String> tags,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable String playUrl,
        @Nullable String coverUrl,
        @Nullable String failure,
        @Nullable String hiddenReason,
        long favoriteCount,
        long commentCount,
        long collectCount,
        long viewCount) {

    /**
     * How addresses are written in one answer.
     *
     * @param base what they begin with
     */
    record Addresses(String base, MediaPaths paths) {}

    @JsonIgnore
    boolean isInWork() {
        return state.equals(Captions.named(VideoState.PROCESSING));
    }

    /** Of one that cannot be played yet. */
    static VideoView of(Entry entry) {
        return of(entry, new Addresses("", MediaPaths.UNSIGNED));
    }

    static VideoView of(Entry entry, Addresses addresses) {
        var video = entry.video();
        boolean playable = video.state() == VideoState.PUBLISHED;
        var publishedAt = video.publishedAt();
        return new VideoView(
                video.id(),
                video.authorId(),
                Captions.named(video.state()),
                Captions.named(video.visibility()),
                video.title(),
                entry.caption().description(),
                entry.caption().tags(),
                entry.createdAt(),
                publishedAt == null ? null : Instant.ofEpochMilli(publishedAt),
                playable ? addresses.base() + video.playPath(addresses.paths()) : null,
                playable ? addresses.base() + video.coverPath(addresses.paths()) : null,
                entry.failure(),
                entry.hiddenReason(),
                video.counts().favorites(),
                video.counts().comments(),
                video.counts().collects(),
                video.counts().views());
    }
}
