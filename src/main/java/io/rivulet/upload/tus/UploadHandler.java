package io.rivulet.upload.tus;

import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.session.BearerTokens;
import io.rivulet.upload.Addition;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.Uploads;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Goes on with uploads, whose owner's token need not live as long as they do. */
@Component
class UploadHandler {

    private final BearerTokens bearers;
    private final Uploads uploads;

    UploadHandler(BearerTokens bearers, Uploads uploads) {
        this.bearers = bearers;
        this.uploads = uploads;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return bearers.requireHolder(request)
                .flatMap(owner -> uploads.settle(owner, UploadAddress.token(request)))
                .transform(Patience::wait)
                .flatMap(upload -> ServerResponse.ok()
                        .headers(headers -> UploadHeaders.describe(upload, headers))
                        .build());
    }

    Mono<ServerResponse> append(ServerRequest request) {
        return bearers.requireHolder(request)
                .flatMap(owner -> append(owner, request))
                .flatMap(upload -> ServerResponse.noContent()
                        .headers(headers -> UploadHeaders.progress(upload, headers))
                        .build());
    }

    Mono<ServerResponse> terminate(ServerRequest request) {
        return bearers.requireHolder(request)
                .flatMap(owner -> uploads.terminate(owner, UploadAddress.token(request)))
                .then(ServerResponse.noContent().build());
    }

    private Mono<Upload> append(Viewer owner, ServerRequest request) {
        var token = UploadAddress.token(request);
        return uploads.append(owner, token, addition(request))
                .onErrorResume(
                        UploadHandler::isAnotherOffset,
                        conflict -> uploads.find(owner, token)
                                .doOnNext(upload -> tellOffset(upload, request))
                                .then(Mono.error(conflict)));
    }

    private Addition addition(ServerRequest request) {
        Bytes.requireType(request);
        var headers = request.headers().asHttpHeaders();
        long offset = TusHeaders.findNumber(headers, TusHeaders.OFFSET)
                .orElseThrow(() -> TusHeaders.malformed(TusHeaders.OFFSET, "sent with the bytes"));
        var length = TusHeaders.findNumber(headers, TusHeaders.LENGTH).orElse(null);
        return Bytes.at(offset, length, request, bearers.requireHolder(request).then());
    }

    private static boolean isAnotherOffset(Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == UploadError.OFFSET_CONFLICT;
    }

    /** Late, since an error's answer begins with no header at all. */
    private static void tellOffset(Upload upload, ServerRequest request) {
        var response = request.exchange().getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> UploadHeaders.progress(upload, response.getHeaders())));
    }
}
