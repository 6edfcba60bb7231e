package io.rivulet.media.ffmpeg;

import io.rivulet.media.MediaAddress;
import io.rivulet.media.MediaError;
import io.rivulet.media.Pictures;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.WebError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets FFmpeg read pictures, which only a process of its own may: what is sent may be made to harm its reader. */
@Component
class FFmpegPictures implements Pictures {

    private final ObjectStore store;
    private final FFmpeg ffmpeg;
    private final Scratch scratch;
    private final Lanes lanes;
    private final MediaProperties settings;

    FFmpegPictures(ObjectStore store, FFmpeg ffmpeg, Scratch scratch, Lanes lanes, MediaProperties settings) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.scratch = scratch;
        this.lanes = lanes;
        this.settings = settings;
    }

    /** It is received before a lane is taken, which who sends slowly would hold. */
    @Override
    public Mono<Void> remake(Flux<DataBuffer> sent, Shape shape, MediaAddress target) {
        return scratch.with(folder -> {
            var original = folder.resolve("original");
            var made = folder.resolve("made.jpg");
            return received(sent, original)
                    .then(Mono.defer(() -> format(original)))
                    .flatMap(format -> ffmpeg.run(original, format, Recipes.picture(shape, made))
                            .onErrorMap(MediaError::blamesTheFile, FFmpegPictures::unreadable)
                            .as(lanes::quickly))
                    .then(Mono.defer(() -> store.put(target.key(), made, "image/jpeg")));
        });
    }

    private Mono<Void> received(Flux<DataBuffer> sent, Path file) {
        var size = new AtomicLong();
        var bounded = sent.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .<DataBuffer>handle((piece, sink) -> {
                    if (size.addAndGet(piece.readableByteCount())
                            > settings.accepted().maxPicture().toBytes()) {
                        DataBufferUtils.release(piece);
                        sink.error(tooLarge());
                    } else {
                        sink.next(piece);
                    }
                });
        return DataBufferUtils.write(bounded, file).subscribeOn(scratch.threads());
    }

    private Mono<PictureFormat> format(Path file) {
        return Mono.fromCallable(() -> first(file))
                .subscribeOn(scratch.threads())
                .flatMap(first -> Mono.justOrEmpty(PictureFormat.of(first)))
                .switchIfEmpty(MediaError.NOT_A_PICTURE.asError("Send the bytes of a JPEG, PNG, WebP or GIF"));
    }

    private static byte[] first(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(PictureFormat.TELLING);
        }
    }

    private ApiException tooLarge() {
        return WebError.BODY_TOO_LARGE.because(
                "A picture has at most " + settings.accepted().maxPicture() + ": send a smaller version");
    }

    private static Throwable unreadable(Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == MediaError.TOO_MANY_PIXELS
                ? MediaError.TOO_MANY_PIXELS.because("The picture has too many pixels: send a smaller version")
                : MediaError.PICTURE_DAMAGED.because("The picture cannot be read: it is incomplete or damaged, so send"
                        + " it again from the original");
    }
}
