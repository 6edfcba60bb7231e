package io.rivulet.card.api;

import io.rivulet.account.Accounts;
import io.rivulet.account.Profile;
import io.rivulet.account.ProfilePicture;
import io.rivulet.card.Cards;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.api.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows people, and lets them change how they look and what they are called. */
@Component
class ProfileHandler {

    private final ApiVisitors visitors;
    private final Cards cards;
    private final Accounts accounts;
    private final OwnProfile own;
    private final ApiFormat format;

    ProfileHandler(ApiVisitors visitors, Cards cards, Accounts accounts, OwnProfile own, ApiFormat format) {
        this.visitors = visitors;
        this.cards = cards;
        this.accounts = accounts;
        this.own = own;
        this.format = format;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return visitors.visit(request)
                .flatMap(visit -> cards.person(PathIds.id(request), visit.viewer(), format)
                        .flatMap(card ->
                                Resource.answer(request, json -> visit.writer().accept(card, json))));
    }

    Mono<ServerResponse> showOwn(ServerRequest request) {
        return visitors.visitSignedIn(request).flatMap(visit -> showOwn(visit, request));
    }

    Mono<ServerResponse> edit(ServerRequest request) {
        return visitors.visitSignedIn(request)
                .flatMap(
                        visit -> own.edit(visit.viewer(), request).flatMap(profile -> answer(profile, visit, request)));
    }

    Mono<ServerResponse> takeAvatar(ServerRequest request) {
        return take(ProfilePicture.AVATAR, request);
    }

    Mono<ServerResponse> takeBackground(ServerRequest request) {
        return take(ProfilePicture.BACKGROUND, request);
    }

    private Mono<ServerResponse> take(ProfilePicture kind, ServerRequest request) {
        return visitors.visitSignedIn(request)
                .flatMap(visit -> own.show(kind, visit.viewer(), request).then(showOwn(visit, request)));
    }

    private Mono<ServerResponse> showOwn(Visit visit, ServerRequest request) {
        return accounts.require(visit.viewer().accountId()).flatMap(profile -> answer(profile, visit, request));
    }

    private Mono<ServerResponse> answer(Profile profile, Visit visit, ServerRequest request) {
        return Resource.answer(
                request,
                OwnProfile.state(profile),
                json -> visit.writer().accept(cards.oneself(profile, format), json));
    }
}
