package io.rivulet.upload.engine;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Concatenation;
import io.rivulet.upload.LargestUpload;
import io.rivulet.upload.StoredObjects;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.engine.CreationRepository.Source;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What an owner has already that a new upload may consist of. Steps of a transaction. */
@Component
class Contents {

    private final CreationRepository uploads;
    private final StoredObjects objects;
    private final LargestUpload largest;

    Contents(CreationRepository uploads, StoredObjects objects, LargestUpload largest) {
        this.uploads = uploads;
        this.objects = objects;
        this.largest = largest;
    }

    void requireSize(@Nullable Long size) {
        if (size != null && size > largest.bytes()) {
            throw UploadError.FILE_TOO_LARGE.because(
                    "The file is larger than " + largest.bytes() + " bytes: send a smaller one");
        }
    }

    /** Of partial uploads that are all the owner's, and complete. */
    Mono<Long> sizeOf(Viewer owner, Concatenation.Final parts) {
        return uploads.sources(owner, parts.tokens())
                .collect(Collectors.toMap(Source::token, Function.identity()))
                .map(found -> parts.tokens().stream()
                        .mapToLong(token -> sizeOf(found, token))
                        .sum())
                .doOnNext(this::requireSize);
    }

    /** The owner's own content, to which there is one reference more then. */
    Mono<Found> refer(Viewer owner, long size, String sha256) {
        return Mono.fromCallable(() -> HexFormat.of().parseHex(sha256))
                .onErrorComplete(IllegalArgumentException.class)
                .flatMap(sum -> objects.find(owner.accountId(), size, sum).map(token -> new Found(token, sum)))
                .delayUntil(found -> objects.refer(found.token()))
                .switchIfEmpty(UploadError.NO_SUCH_CONTENT.asError("You have stored no such file: send it"));
    }

    private static long sizeOf(Map<String, Source> found, String token) {
        var source = found.get(token);
        if (source == null) {
            throw UploadError.NO_SUCH_UPLOAD.because("You have no partial upload " + token);
        }
        if (!source.complete()) {
            throw UploadError.UPLOAD_UNFINISHED.because("The partial upload " + token + " is not complete");
        }
        return Objects.requireNonNull(source.length());
    }

    /** What the owner has stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(String token, byte[] sha256) {}
}
