package io.rivulet.card.api;

import io.rivulet.card.Threads;
import io.rivulet.engagement.comment.Comments;
import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.ListRequest;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.api.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows, takes and removes comments. */
@Component
class CommentHandler {

    private final ApiVisitors visitors;
    private final Threads threads;
    private final Comments comments;
    private final CommentCreation creation;
    private final ApiFormat format;

    CommentHandler(
            ApiVisitors visitors, Threads threads, Comments comments, CommentCreation creation, ApiFormat format) {
        this.visitors = visitors;
        this.threads = threads;
        this.comments = comments;
        this.creation = creation;
        this.format = format;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var asked = ListRequest.of("comments", request);
        return visitors.visit(request)
                .flatMap(visit -> threads.of(PathIds.id(request), asked.slice(), visit.viewer(), format)
                        .flatMap(part -> Items.answer(part, asked, visit.writer())));
    }

    Mono<ServerResponse> replies(ServerRequest request) {
        var asked = ListRequest.of("replies", request);
        return visitors.visit(request)
                .flatMap(visit -> threads.repliesTo(PathIds.id(request), asked.slice(), visit.viewer(), format)
                        .flatMap(part -> Items.answer(part, asked, visit.writer())));
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return visitors.visit(request)
                .flatMap(visit -> threads.find(PathIds.id(request), visit.viewer(), format)
                        .flatMap(card ->
                                Resource.answer(request, json -> visit.writer().accept(card, json))));
    }

    Mono<ServerResponse> create(ServerRequest request) {
        return visitors.visitSignedIn(request).flatMap(visit -> creation.create(visit, request));
    }

    Mono<ServerResponse> remove(ServerRequest request) {
        return visitors.visitSignedIn(request)
                .flatMap(visit -> comments.delete(visit.viewer().accountId(), PathIds.id(request)))
                .then(ServerResponse.noContent().build());
    }
}
