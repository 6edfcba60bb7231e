package io.rivulet.upload.tus;

import static java.util.Objects.requireNonNull;

import io.rivulet.platform.api.Bodies;
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
    private final Bodies bodies;
    private final Uploads uploads;

    InstantHandler(BearerTokens bearers, Bodies bodies, Uploads uploads) {
        this.bearers = bearers;
        this.bodies = bodies;
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
        return bodies.read(request, Content.class)
                .doOnNext(InstantHandler::require)
                .flatMap(content -> uploads.instant(
                        owner,
                        requireNonNull(content.size()),
                        requireNonNull(content.sha256()).toLowerCase(Locale.ROOT)));
    }

    private static void require(Content content) {
        if (content.size() == null || content.size() < 0) {
            throw WebError.PARAMETER_INVALID
                    .because("The member `size` must be a number of bytes")
                    .at("size");
        }
        if (content.sha256() == null || !SHA256.matcher(content.sha256()).matches()) {
            throw WebError.PARAMETER_INVALID
                    .because("The member `sha256` must have 64 hexadecimal digits")
                    .at("sha256");
        }
    }
}
