package io.rivulet.upload.tus;

import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.WebError;
import io.rivulet.session.BearerTokens;
import io.rivulet.upload.Upload;
import io.rivulet.upload.Uploads;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Spares owners from sending again what they have stored before. */
@Component
class InstantHandler {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final BearerTokens bearers;
    private final Uploads uploads;

    InstantHandler(BearerTokens bearers, Uploads uploads) {
        this.bearers = bearers;
        this.uploads = uploads;
    }

    /** What a client knows of its file before it sends it. */
    record Content(@Nullable Long size, @Nullable String sha256) {}

    Mono<ServerResponse> create(ServerRequest request) {
        return bearers.require(request)
                .flatMap(owner -> create(owner, request))
                .flatMap(upload -> ServerResponse.created(URI.create(UploadAddress.of(upload.token())))
                        .bodyValue(Progress.of(upload)));
    }

    private Mono<Upload> create(Viewer owner, ServerRequest request) {
        return request.bodyToMono(Content.class)
                .switchIfEmpty(WebError.BODY_UNREADABLE.asError("Send the file's `size` and `sha256` as JSON"))
                .flatMap(content -> create(owner, content));
    }

    private Mono<Upload> create(Viewer owner, Content content) {
        var size = content.size();
        var sha256 = content.sha256();
        return size == null
                        || size < 0
                        || sha256 == null
                        || !SHA256.matcher(sha256).matches()
                ? WebError.PARAMETER_INVALID.asError(
                        "`size` must be a number of bytes and `sha256` 64 hexadecimal digits")
                : uploads.instant(owner, size, sha256.toLowerCase(Locale.ROOT));
    }
}
