package io.rivulet.media.ffmpeg;

import io.rivulet.media.Container;
import io.rivulet.media.MediaError;
import io.rivulet.media.VideoFiles;
import io.rivulet.media.VideoInfo;
import io.rivulet.media.ffmpeg.FFmpeg.Pace;
import io.rivulet.platform.s3.ObjectStore;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets ffprobe judge and FFmpeg make, each in its lane. */
@Component
class FFmpegVideoFiles implements VideoFiles {

    private final ObjectStore store;
    private final Outputs outputs;
    private final Probe probe;
    private final Lanes lanes;
    private final MediaProperties settings;

    FFmpegVideoFiles(ObjectStore store, Outputs outputs, Probe probe, Lanes lanes, MediaProperties settings) {
        this.store = store;
        this.outputs = outputs;
        this.probe = probe;
        this.lanes = lanes;
        this.settings = settings;
    }

    @Override
    public Mono<VideoInfo> inspect(String original, Container container) {
        return Mono.fromSupplier(() -> source(original, container))
                .flatMap(probe::of)
                .map(info -> Judgement.accept(info, settings.accepted()))
                .as(lanes::quickly);
    }

    @Override
    public Mono<VideoInfo> remux(String original, VideoInfo info, String target) {
        boolean quick = info.size() <= settings.lanes().quickUpTo().toBytes();
        var remux = outputs.remux(quick ? Pace.QUICK : Pace.SLOW, original, info, target)
                .onErrorMap(MediaError::blamesTheFile, FFmpegVideoFiles::remuxFailed);
        return quick ? lanes.quickly(remux) : lanes.slowly(remux);
    }

    @Override
    public Mono<VideoInfo> transcode(String original, VideoInfo info, String target) {
        return outputs.transcode(original, info, target).as(lanes::slowly);
    }

    @Override
    public Mono<Void> cover(String original, VideoInfo info, String target) {
        return outputs.cover(original, info, target).as(lanes::quickly).then();
    }

    private Source source(String original, Container container) {
        return Source.remote(
                store.presignedGet(original, settings.work().quickWithin().plusMinutes(1)), container);
    }

    private static Throwable remuxFailed(Throwable failure) {
        return MediaError.REMUX_FAILED.because("The streams do not fit into an MP4 as they are");
    }
}
