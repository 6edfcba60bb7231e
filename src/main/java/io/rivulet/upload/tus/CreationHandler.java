package io.rivulet.upload.tus;

import io.rivulet.platform.security.Viewer;
import io.rivulet.session.BearerTokens;
import io.rivulet.upload.Concatenation;
import io.rivulet.upload.NewUpload;
import io.rivulet.upload.Upload;
import io.rivulet.upload.Uploads;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Begins uploads. */
@Component
class CreationHandler {

    private final BearerTokens bearers;
    private final Uploads uploads;

    CreationHandler(BearerTokens bearers, Uploads uploads) {
        this.bearers = bearers;
        this.uploads = uploads;
    }

    Mono<ServerResponse> create(ServerRequest request) {
        return bearers.require(request)
                .flatMap(owner -> create(owner, request))
                .flatMap(upload -> ServerResponse.created(URI.create(UploadAddress.of(upload.token())))
                        .headers(headers -> UploadHeaders.progress(upload, headers))
                        .build());
    }

    private Mono<Upload> create(Viewer owner, ServerRequest request) {
        var wanted = wanted(request.headers().asHttpHeaders());
        if (!Bytes.mayComeWith(request)) {
            return uploads.create(owner, wanted);
        }
        Bytes.requireType(request);
        var bytes = Bytes.at(0, null, request, bearers.requireHolder(request).then());
        // nobody has been told of an upload whose first bytes failed
        return Mono.usingWhen(
                begin(owner, wanted),
                upload -> uploads.append(owner, upload.token(), bytes),
                upload -> Mono.empty(),
                (upload, failure) -> forget(owner, upload),
                upload -> forget(owner, upload));
    }

    /** What is begun is begun, even when nobody waits for it any more: then it is ended again. */
    private Mono<Upload> begin(Viewer owner, NewUpload wanted) {
        return Mono.defer(() -> {
            var beginning = uploads.create(owner, wanted).toFuture();
            return Mono.fromFuture(beginning, true).doOnCancel(() -> {
                var _ = Mono.fromFuture(beginning)
                        .flatMap(upload -> forget(owner, upload))
                        .toFuture();
            });
        });
    }

    private Mono<Void> forget(Viewer owner, Upload upload) {
        return uploads.terminate(owner, upload.token()).onErrorComplete();
    }

    private static NewUpload wanted(HttpHeaders headers) {
        var concatenation = Concat.of(headers);
        return new NewUpload(length(headers, concatenation), Metadata.of(headers), concatenation);
    }

    private static @Nullable Long length(HttpHeaders headers, Concatenation concatenation) {
        var length = TusHeaders.findNumber(headers, TusHeaders.LENGTH).orElse(null);
        var deferred = TusHeaders.find(headers, TusHeaders.DEFER_LENGTH).orElse(null);
        if (deferred != null && !deferred.equals("1")) {
            throw TusHeaders.malformed(TusHeaders.DEFER_LENGTH, "1");
        }
        boolean joined = concatenation instanceof Concatenation.Final;
        if (joined ? length != null || deferred != null : (length == null) == (deferred == null)) {
            throw TusHeaders.malformed(
                    TusHeaders.LENGTH,
                    joined ? "left out where others are joined" : "sent, or Upload-Defer-Length: 1 in its place");
        }
        return length;
    }
}
