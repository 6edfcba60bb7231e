package io.rivulet.douyin;

import io.rivulet.card.Cards;
import io.rivulet.message.Messages;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.web.PublicAddress;
import io.rivulet.relation.Follows;
import java.util.List;
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
    private final Visitors visitors;
    private final PublicAddress address;

    DouyinRelationHandler(Follows follows, Cards cards, Messages messages, Visitors visitors, PublicAddress address) {
        this.follows = follows;
        this.cards = cards;
        this.messages = messages;
        this.visitors = visitors;
        this.address = address;
    }

    Mono<ServerResponse> act(ServerRequest request) {
        return Parameters.of(request).flatMap(this::act).then(Envelope.success().toResponse());
    }

    Mono<ServerResponse> followed(ServerRequest request) {
        return users(request, follows::followedBy);
    }

    Mono<ServerResponse> followers(ServerRequest request) {
        return users(request, follows::followersOf);
    }

    Mono<ServerResponse> friends(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(this::asked)
                .delayUntil(asked -> Visitors.requireAccount(asked.viewer()))
                .flatMap(asked -> people(asked, follows::friendsOf))
                .flatMap(list -> friends(list, base(request)).map(list::answer))
                .flatMap(Envelope::toResponse);
    }

    private Mono<Void> act(Parameters sent) {
        return visitors.account(sent).flatMap(account -> act(account, sent));
    }

    private Mono<Void> act(long account, Parameters sent) {
        long other = sent.requireId("to_user_id");
        return switch (ActionType.of(sent)) {
            case DO -> follows.follow(account, other);
            case UNDO -> follows.unfollow(account, other);
        };
    }

    private Mono<ServerResponse> users(ServerRequest request, BiFunction<Long, Slice, Mono<Part<Long>>> accounts) {
        return Parameters.of(request)
                .flatMap(this::asked)
                .flatMap(asked -> people(asked, accounts))
                .map(list -> list.answer(list.views(base(request))))
                .flatMap(Envelope::toResponse);
    }

    private Mono<PeopleList.Request> asked(Parameters sent) {
        var paging = Paging.of(sent);
        return visitors.anybody(sent)
                .zipWhen(
                        viewer -> Visitors.accountIn(sent, viewer),
                        (viewer, account) -> new PeopleList.Request(viewer, account, paging));
    }

    private Mono<PeopleList> people(PeopleList.Request asked, BiFunction<Long, Slice, Mono<Part<Long>>> accounts) {
        return accounts.apply(asked.accountId(), asked.paging().slice())
                .zipWhen(
                        slice -> cards.people(slice.entries(), asked.viewer()),
                        (slice, people) -> new PeopleList(asked, slice, people));
    }

    private Mono<List<FriendView>> friends(PeopleList list, String base) {
        return messages.latestBetween(
                        list.request().viewer().accountId(), list.slice().entries())
                .map(latest -> list.views(base).stream()
                        .map(friend -> FriendView.of(friend, latest))
                        .toList());
    }

    private String base(ServerRequest request) {
        return address.of(request.exchange().getRequest());
    }
}
