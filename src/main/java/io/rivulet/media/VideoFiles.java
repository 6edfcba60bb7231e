package io.rivulet.media;

import reactor.core.publisher.Mono;

/** Judges uploaded video files and makes of them what every phone can play. */
public interface VideoFiles {

    /** What the object is, or the reason why it is not taken as a video. */
    Mono<VideoInfo> inspect(String original, Container container);

    /**
     * Puts the streams as they are into an MP4 whose index comes first and that says nothing about its maker. Any
     * failure of the copying itself is {@link MediaError#REMUX_FAILED}: {@link #transcode} may still succeed.
     */
    Mono<VideoInfo> remux(String original, VideoInfo info, String target);

    /** Makes the object every phone can play; the answer describes it. */
    Mono<VideoInfo> transcode(String original, VideoInfo info, String target);

    /** Cuts a JPEG from the first frame that is not black. */
    Mono<Void> cover(String original, VideoInfo info, String target);
}
