package io.rivulet.douyin;

import io.rivulet.account.Accounts;
import io.rivulet.account.SignedIn;
import io.rivulet.card.Cards;
import io.rivulet.card.PersonCard;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinUserHandler {

    private final Accounts accounts;
    private final Cards cards;
    private final Visitors visitors;
    private final PublicAddress address;

    DouyinUserHandler(Accounts accounts, Cards cards, Visitors visitors, PublicAddress address) {
        this.accounts = accounts;
        this.cards = cards;
        this.visitors = visitors;
        this.address = address;
    }

    Mono<ServerResponse> register(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(sent -> accounts.register(sent.require("username"), sent.require("password")))
                .flatMap(DouyinUserHandler::answer);
    }

    Mono<ServerResponse> login(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(sent -> accounts.login(sent.require("username"), sent.require("password")))
                .flatMap(DouyinUserHandler::answer);
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(sent -> visitors.anybody(sent).flatMap(viewer -> person(sent, viewer)))
                .map(card -> UserView.of(card, address.of(request.exchange().getRequest())))
                .flatMap(user -> Envelope.success().with("user", user).toResponse());
    }

    private Mono<PersonCard> person(Parameters sent, Viewer viewer) {
        return Visitors.accountIn(sent, viewer).flatMap(id -> cards.person(id, viewer));
    }

    private static Mono<ServerResponse> answer(SignedIn signedIn) {
        return Envelope.success()
                .with("user_id", signedIn.accountId())
                .with("token", signedIn.token())
                .toResponse();
    }
}
