package io.rivulet.douyin;

import io.rivulet.card.VideoCard;
import io.rivulet.feed.AuthorPage;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
import io.rivulet.upload.FormRequest;
import io.rivulet.upload.Uploads;
import io.rivulet.video.Publishing;
import java.util.HashMap;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinPublishHandler {

    private static final String BEARER = "Bearer ";

    private final Uploads uploads;
    private final Publishing publishing;
    private final AuthorPage author;
    private final Visitors visitors;
    private final PublicAddress address;

    DouyinPublishHandler(
            Uploads uploads, Publishing publishing, AuthorPage author, Visitors visitors, PublicAddress address) {
        this.uploads = uploads;
        this.publishing = publishing;
        this.author = author;
        this.visitors = visitors;
        this.address = address;
    }

    Mono<ServerResponse> publish(ServerRequest request) {
        return Mono.fromSupplier(() -> form(request))
                .flatMap(form -> uploads.receive(form, publishing::publish))
                .then(Envelope.success().toResponse());
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(sent -> visitors.anybody(sent).flatMap(viewer -> videos(sent, viewer)))
                .map(cards -> VideoView.of(cards, address.of(request.exchange().getRequest())))
                .flatMap(views -> Envelope.success().with("video_list", views).toResponse());
    }

    private Mono<List<VideoCard>> videos(Parameters sent, Viewer viewer) {
        return sent.findId("user_id")
                .map(Mono::just)
                .orElseGet(() -> Visitors.requireAccount(viewer))
                .flatMap(id -> author.videos(id, viewer));
    }

    /** The token may also come in a header, which unlike a part is there before the file. */
    private static FormRequest form(ServerRequest request) {
        var known = new HashMap<>(Parameters.ofQuery(request));
        var headers = request.headers();
        headers.header(HttpHeaders.AUTHORIZATION).stream()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .findFirst()
                .ifPresent(value -> known.putIfAbsent(
                        "token", value.substring(BEARER.length()).strip()));
        headers.header("token").stream().findFirst().ifPresent(value -> known.putIfAbsent("token", value));
        var type = headers.contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        return FormRequest.of(type, request.body(BodyExtractors.toDataBuffers()), known);
    }
}
