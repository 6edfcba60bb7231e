package io.rivulet.card.api;

import io.rivulet.card.Card;
import io.rivulet.card.CollectedVideos;
import io.rivulet.card.LikedVideos;
import io.rivulet.card.People;
import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.ListRequest;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lists of videos and of people. */
@Component
class ListHandler {

    private final ApiVisitors visitors;
    private final LikedVideos liked;
    private final CollectedVideos collected;
    private final People people;
    private final ApiFormat format;

    ListHandler(ApiVisitors visitors, LikedVideos liked, CollectedVideos collected, People people, ApiFormat format) {
        this.visitors = visitors;
        this.liked = liked;
        this.collected = collected;
        this.people = people;
        this.format = format;
    }

    Mono<ServerResponse> liked(ServerRequest request) {
        return list("likes", request, (id, slice, visit) -> liked.of(id, slice, visit.viewer(), format));
    }

    Mono<ServerResponse> collected(ServerRequest request) {
        return list("collected", request, (id, slice, visit) -> collected.of(id, slice, visit.viewer(), format));
    }

    Mono<ServerResponse> followers(ServerRequest request) {
        return list("followers", request, (id, slice, visit) -> people.followersOf(id, slice, visit.viewer(), format));
    }

    Mono<ServerResponse> following(ServerRequest request) {
        return list("following", request, (id, slice, visit) -> people.followedBy(id, slice, visit.viewer(), format));
    }

    Mono<ServerResponse> friends(ServerRequest request) {
        return list("friends", request, (id, slice, visit) -> people.friendsOf(id, slice, visit.viewer(), format));
    }

    /** A part of what somebody's or something's list has. */
    @FunctionalInterface
    private interface Source<C extends Card> {
        Mono<Part<C>> of(long id, Slice slice, Visit visit);
    }

    private <C extends Card> Mono<ServerResponse> list(String name, ServerRequest request, Source<C> source) {
        var asked = ListRequest.of(name, request);
        return visitors.visit(request)
                .flatMap(visit -> source.of(PathIds.id(request), asked.slice(), visit)
                        .flatMap(part -> Items.answer(part, asked, visit.writer())));
    }
}
