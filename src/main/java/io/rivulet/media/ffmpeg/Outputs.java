package io.rivulet.media.ffmpeg;

import io.rivulet.media.Container;
import io.rivulet.media.MediaError;
import io.rivulet.media.VideoInfo;
import io.rivulet.media.ffmpeg.FFmpeg.Pace;
import io.rivulet.media.ffmpeg.Installations.Installation;
import io.rivulet.platform.s3.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes one object of another: FFmpeg writes into the scratch folder, and what is good goes into the store. */
@Component
class Outputs {

    private final ObjectStore store;
    private final FFmpeg ffmpeg;
    private final Probe probe;
    private final Scratch scratch;
    private final MediaProperties settings;

    Outputs(ObjectStore store, FFmpeg ffmpeg, Probe probe, Scratch scratch, MediaProperties settings) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.probe = probe;
        this.scratch = scratch;
        this.settings = settings;
    }

    Mono<VideoInfo> remux(Pace pace, String original, VideoInfo info, String target) {
        return video(new Job(pace, original, info, target), (found, file) -> Recipes.remux(settings.work(), file));
    }

    Mono<VideoInfo> transcode(String original, VideoInfo info, String target) {
        return video(
                new Job(Pace.SLOW, original, info, target),
                (found, file) -> Recipes.transcode(info, found.toneMapping(), settings.work(), file));
    }

    Mono<Void> cover(String original, VideoInfo info, String target) {
        var job = new Job(Pace.QUICK, original, info, target);
        return scratch.with(folder -> cover(job, folder.resolve("cover.jpg")));
    }

    private Mono<VideoInfo> video(Job job, Recipe recipe) {
        return scratch.with(folder -> video(job, recipe, folder.resolve("video.mp4")));
    }

    private Mono<VideoInfo> video(Job job, Recipe recipe, Path file) {
        return run(job, recipe, file)
                .flatMap(done -> probe.of(Source.local(file, Container.MP4)))
                .map(made -> Verification.verify(
                        made, job.info(), settings.work().maxOutput().toBytes()))
                .delayUntil(made -> put(job, file, "video/mp4"));
    }

    private Mono<Void> cover(Job job, Path file) {
        return lightFrame(job, file)
                .filter(found -> !found)
                .flatMap(allBlack -> firstFrame(job, file))
                .then(Mono.defer(() -> put(job, file, "image/jpeg")));
    }

    /** Where every frame is black, FFmpeg has nothing to encode and ends badly. */
    private Mono<Boolean> lightFrame(Job job, Path file) {
        var picture = job.info().picture();
        return run(job, (found, jpeg) -> Recipes.lightCover(picture, found.toneMapping(), jpeg), file)
                .flatMap(done -> isWritten(file))
                .onErrorReturn(MediaError::blamesTheFile, false);
    }

    private Mono<Progress> firstFrame(Job job, Path file) {
        var picture = job.info().picture();
        return run(job, (found, jpeg) -> Recipes.firstFrame(picture, found.toneMapping(), jpeg), file);
    }

    private Mono<Progress> run(Job job, Recipe recipe, Path file) {
        return Mono.fromSupplier(() -> store.presignedGet(
                        job.original(), ffmpeg.within(job.pace()).plusMinutes(1)))
                .map(address -> Source.remote(address, job.info().container()))
                .flatMap(source -> ffmpeg.run(job.pace(), source, found -> recipe.apply(found, file)));
    }

    private Mono<Boolean> isWritten(Path file) {
        return Mono.fromCallable(() -> Files.exists(file) && Files.size(file) > 0)
                .subscribeOn(scratch.threads());
    }

    private Mono<Void> put(Job job, Path file, String contentType) {
        return store.put(job.target(), file, contentType);
    }

    private record Job(Pace pace, String original, VideoInfo info, String target) {}

    private interface Recipe extends BiFunction<Installation, Path, List<String>> {}
}
