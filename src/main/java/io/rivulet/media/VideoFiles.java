package io.rivulet.media;

import io.rivulet.media.FFmpeg.Pace;
import io.rivulet.platform.s3.ObjectStore;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Judges uploaded video files and makes of them what every phone can play. */
@Component
public class VideoFiles {

    private final ObjectStore store;
    private final Outputs outputs;
    private final Probe probe;
    private final Lanes lanes;
    private final MediaProperties settings;

    VideoFiles(ObjectStore store, Outputs outputs, Probe probe, Lanes lanes, MediaProperties settings) {
        this.store = store;
        this.outputs = outputs;
        this.probe = probe;
        this.lanes = lanes;
        this.settings = settings;
    }

    /** What the object is, or the reason why it is not taken as a video. */
    public Mono<VideoInfo> inspect(String original, Container container) {
        return Mono.fromSupplier(() -> source(original, container))
                .flatMap(probe::of)
                .map(info -> Judgement.accept(info, settings.accepted()))
                .as(lanes::quickly);
    }

    /**
     * Puts the streams as they are into an MP4 whose index comes first and that says nothing about its maker. Any
     * failure of the copying itself is {@link MediaError#REMUX_FAILED}: {@link #transcode} may still succeed.
     */
    public Mono<VideoInfo> remux(String original, VideoInfo info, String target) {
        boolean quick = info.size() <= settings.lanes().quickUpTo().toBytes();
        var remux = outputs.remux(quick ? Pace.QUICK : Pace.SLOW, original, info, target)
                .onErrorMap(MediaError::blamesTheFile, VideoFiles::remuxFailed);
        return quick ? lanes.quickly(remux) : lanes.slowly(remux);
    }

    /** Makes the object every phone can play; the answer describes it. */
    public Mono<VideoInfo> transcode(String original, VideoInfo info, String target) {
        return outputs.transcode(original, info, target).as(lanes::slowly);
    }

    /** Cuts a JPEG from the first frame that is not black. */
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
