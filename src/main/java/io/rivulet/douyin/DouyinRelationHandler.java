package io.rivulet.douyin;

import io.rivulet.card.Cards;
import io.rivulet.message.Messages;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.relation.Follows;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinRelationHandler {

    private final Follows follows;
    private final Cards cards;
    private final Messages messages;
    private final DouyinFormat format;
    private final Visitors visitors;

    DouyinRelationHandler(Follows follows, Cards cards, Messages messages, DouyinFormat format, Visitors visitors) {
        this.follows = follows;
        this.cards = cards;
        this.messages = messages;
        this.format = format;
        this.visitors = visitors;
    }

    Mono<ServerResponse> act(ServerRequest request) {
        return visitors.visit(request)
                .flatMap(this::act)
                .then(Envelope.success().toResponse());
    }

    Mono<ServerResponse> followed(ServerRequest request) {
        return users(request, follows::followedBy);
    }

    Mono<ServerResponse> followers(ServerRequest request) {
        return users(request, follows::followersOf);
    }

    Mono<ServerResponse> friends(ServerRequest request) {
        return visitors.visit(request)
                .map(Visit::requireSignedIn)
                .flatMap(visit -> people(visit, follows::friendsOf))
                .flatMap(this::friends)
                .flatMap(Envelope::toResponse);
    }

    private Mono<Void> act(Visit visit) {
        long account = visit.requireAccount();
        long other = visit.sent().requireId("to_user_id");
        return switch (ActionType.of(visit.sent())) {
            case DO -> follows.follow(account, other);
            case UNDO -> follows.unfollow(account, other);
        };
    }

    private Mono<ServerResponse> users(ServerRequest request, BiFunction<Long, Slice, Mono<Part<Long>>> accounts) {
        return visitors.visit(request)
                .flatMap(visit -> people(visit, accounts))
                .map(PeopleList::toUsers)
                .flatMap(Envelope::toResponse);
    }

    private Mono<PeopleList> people(Visit visit, BiFunction<Long, Slice, Mono<Part<Long>>> accounts) {
        return accounts.apply(visit.accountAskedFor(), Paging.of(visit.sent()).slice())
                .zipWhen(
                        part -> cards.people(part.entries(), visit.viewer(), format),
                        (part, people) -> new PeopleList(visit, part.with(people)));
    }

    private Mono<Envelope> friends(PeopleList list) {
        return messages.latestBetween(list.visit().requireAccount(), list.ids()).map(list::toFriends);
    }
}
