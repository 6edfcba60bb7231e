package io.rivulet.media.delivery;

import io.rivulet.media.MediaError;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Hands out the default pictures: drawn when first asked for, then kept as bytes. */
@Component
class DefaultPictureHandler {

    private final Map<String, Mono<byte[]>> pictures;

    DefaultPictureHandler(Scheduler cpu) {
        pictures = Arrays.stream(DefaultPicture.values())
                .collect(Collectors.toMap(DefaultPicture::fileName, picture -> drawnOnce(picture, cpu)));
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return Mono.justOrEmpty(pictures.get(request.pathVariable("name")))
                .flatMap(Function.identity())
                .switchIfEmpty(MediaError.MEDIA_NOT_FOUND.asError("There is no such default picture"))
                .flatMap(png -> ServerResponse.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .contentLength(png.length)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                        .header("X-Content-Type-Options", "nosniff")
                        .bodyValue(png));
    }

    private static Mono<byte[]> drawnOnce(DefaultPicture picture, Scheduler cpu) {
        return Mono.fromCallable(picture::toPng).subscribeOn(cpu).cacheInvalidateIf(png -> false);
    }
}
