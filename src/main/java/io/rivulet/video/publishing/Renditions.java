package io.rivulet.video.publishing;

import io.rivulet.media.MediaAddress;
import io.rivulet.media.MediaError;
import io.rivulet.media.VideoFiles;
import io.rivulet.media.VideoInfo;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.Playable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The playable form and the cover of a video, made side by side from its original. */
@Component
class Renditions {

    private final VideoFiles files;
    private final ObjectStore store;

    Renditions(VideoFiles files, ObjectStore store) {
        this.files = files;
        this.store = store;
    }

    /** Tells a store that is away, which will be back, from a file that FFmpeg cannot read. */
    Mono<Void> requireOriginal(Draft.Source source) {
        return store.head(source.objectKey())
                .switchIfEmpty(MediaError.VIDEO_DAMAGED.asError("The file is no longer stored: send it again"))
                .then();
    }

    Mono<VideoInfo> examine(Draft.Source source) {
        return files.inspect(source.objectKey(), source.container());
    }

    /** For originals that every phone can play as they are. */
    Mono<Void> remux(Draft.Source source, VideoInfo info, Playable target) {
        var playable = files.remux(source.objectKey(), info, target.video().key());
        return Mono.when(playable, cover(source, info, target));
    }

    /**
     * For any original; one whose streams do not fit into an MP4 as they are is transcoded after all. What is there
     * already stays, since an address never gets other bytes: another video may show the same file.
     */
    Mono<Void> make(Draft.Source source, VideoInfo info, Playable target) {
        return exist(target).flatMap(exist -> exist ? Mono.empty() : render(source, info, target));
    }

    private Mono<Void> render(Draft.Source source, VideoInfo info, Playable target) {
        return info.playable()
                ? remux(source, info, target)
                        .onErrorResume(Renditions::doesNotFit, failure -> transcode(source, info, target))
                : transcode(source, info, target);
    }

    private Mono<Void> transcode(Draft.Source source, VideoInfo info, Playable target) {
        var playable = files.transcode(source.objectKey(), info, target.video().key());
        return Mono.when(playable, cover(source, info, target));
    }

    private Mono<Void> cover(Draft.Source source, VideoInfo info, Playable target) {
        return files.cover(source.objectKey(), info, target.cover().key());
    }

    private Mono<Boolean> exist(Playable target) {
        return Flux.fromIterable(target.addresses())
                .map(MediaAddress::key)
                .concatMap(key -> store.head(key).hasElement())
                .all(there -> there);
    }

    private static boolean doesNotFit(Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == MediaError.REMUX_FAILED;
    }
}
