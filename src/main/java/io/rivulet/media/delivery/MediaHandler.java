package io.rivulet.media.delivery;

import io.rivulet.media.MediaAddress;
import io.rivulet.media.MediaError;
import io.rivulet.media.MediaLinks;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands out objects, whole or in part, streaming them from the store. */
@Component
class MediaHandler {

    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String NEVER = "no-store";

    private final MediaObjects objects;
    private final MediaLinks links;
    private final ViewerWindow window;

    MediaHandler(MediaObjects objects, MediaLinks links, DeliveryProperties settings) {
        this.objects = objects;
        this.links = links;
        window = new ViewerWindow(settings.chunksInFlight());
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return address(request, false).flatMap(objects::require).flatMap(found -> answer(request, found));
    }

    /** For whoever has a link that still holds; it is looked at before anything is said about the object. */
    Mono<ServerResponse> showPrivate(ServerRequest request) {
        return address(request, true)
                .filterWhen(address -> links.opens(address, value(request, "expires"), value(request, "signature")))
                .switchIfEmpty(MediaError.LINK_INVALID.asError("This link does not hold, or no more: take a new one"))
                .flatMap(objects::require)
                .flatMap(found -> answer(request, found));
    }

    private static Mono<MediaAddress> address(ServerRequest request, boolean secret) {
        return Mono.justOrEmpty(MediaAddress.parse(secret, request.pathVariable("token"), request.pathVariable("name")))
                .switchIfEmpty(MediaError.MEDIA_NOT_FOUND.asError("This is no address of a picture or a video"));
    }

    private static String value(ServerRequest request, String name) {
        return request.queryParam(name).orElse("");
    }

    private Mono<ServerResponse> answer(ServerRequest request, Deliverable found) {
        var conditions = new Conditions(
                request.headers().asHttpHeaders(), found.etag(), found.object().lastModified());
        if (conditions.isNotModified()) {
            return described(HttpStatus.NOT_MODIFIED, found).build();
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            return described(HttpStatus.OK, found)
                    .contentLength(found.object().size())
                    .build();
        }
        return conditions
                .range(found.object().size())
                .map(range -> part(found, range))
                .orElseGet(() -> bytes(described(HttpStatus.OK, found), found, found.whole()));
    }

    private Mono<ServerResponse> part(Deliverable found, ByteRange range) {
        var size = found.object().size();
        if (range.equals(ByteRange.UNSATISFIABLE)) {
            return ServerResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
                    .header(HttpHeaders.CACHE_CONTROL, NEVER)
                    .build();
        }
        var described = described(HttpStatus.PARTIAL_CONTENT, found)
                .header(HttpHeaders.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + size);
        return bytes(described, found, range);
    }

    private Mono<ServerResponse> bytes(ServerResponse.BodyBuilder answer, Deliverable found, ByteRange range) {
        answer.contentLength(range.length());
        return range.length() == 0
                ? answer.build()
                : answer.body(BodyInserters.fromDataBuffers(
                        Flux.defer(() -> window.over(objects.read(found.address(), range)))));
    }

    private static ServerResponse.BodyBuilder described(HttpStatus status, Deliverable found) {
        return ServerResponse.status(status)
                .eTag(found.etag())
                .lastModified(found.object().lastModified())
                .contentType(type(found.address().name()))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CACHE_CONTROL, found.address().secret() ? NEVER : FOREVER)
                .header("X-Content-Type-Options", "nosniff");
    }

    /** By the name, which only this server gives; what the store says of a type is not trusted. */
    private static MediaType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "mp4" -> MediaType.parseMediaType("video/mp4");
            case "jpg" -> MediaType.IMAGE_JPEG;
            case "png" -> MediaType.IMAGE_PNG;
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }
}
