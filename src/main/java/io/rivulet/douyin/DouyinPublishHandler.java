package io.rivulet.douyin;

import io.rivulet.feed.AuthorPage;
import io.rivulet.session.BearerTokens;
import io.rivulet.upload.form.FormRequest;
import io.rivulet.upload.form.FormUploads;
import io.rivulet.video.publishing.Publishing;
import java.util.HashMap;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinPublishHandler {

    private final FormUploads uploads;
    private final Publishing publishing;
    private final AuthorPage author;
    private final DouyinFormat format;
    private final Visitors visitors;

    DouyinPublishHandler(
            FormUploads uploads, Publishing publishing, AuthorPage author, DouyinFormat format, Visitors visitors) {
        this.uploads = uploads;
        this.publishing = publishing;
        this.author = author;
        this.format = format;
        this.visitors = visitors;
    }

    Mono<ServerResponse> publish(ServerRequest request) {
        return Mono.fromSupplier(() -> form(request))
                .flatMap(form -> uploads.receive(form, publishing::publish))
                .then(Envelope.success().toResponse());
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return visitors.visit(request).flatMap(this::list).flatMap(Envelope::toResponse);
    }

    private Mono<Envelope> list(Visit visit) {
        var slice = Paging.of(visit.sent()).slice();
        return author.videos(visit.accountAskedFor(), slice, visit.viewer(), format)
                .map(videos -> new VideoList(visit, videos).toEnvelope());
    }

    /** The token may also come in a header, which unlike a part is there before the file. */
    private static FormRequest form(ServerRequest request) {
        var known = new HashMap<>(Parameters.ofQuery(request));
        var headers = request.headers();
        BearerTokens.sentWith(headers.asHttpHeaders()).ifPresent(token -> known.putIfAbsent("token", token));
        headers.header("token").stream().findFirst().ifPresent(value -> known.putIfAbsent("token", value));
        var type = headers.contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        return FormRequest.of(type, request.body(BodyExtractors.toDataBuffers()), known);
    }
}
