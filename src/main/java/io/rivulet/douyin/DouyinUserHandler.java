package io.rivulet.douyin;

import io.rivulet.account.Accounts;
import io.rivulet.card.Cards;
import io.rivulet.platform.limits.Callers;
import io.rivulet.session.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinUserHandler {

    private final Accounts accounts;
    private final Cards cards;
    private final DouyinFormat format;
    private final Visitors visitors;
    private final Callers callers;

    DouyinUserHandler(Accounts accounts, Cards cards, DouyinFormat format, Visitors visitors, Callers callers) {
        this.accounts = accounts;
        this.cards = cards;
        this.format = format;
        this.visitors = visitors;
        this.callers = callers;
    }

    Mono<ServerResponse> register(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(sent ->
                        accounts.register(sent.require("username"), sent.require("password"), callers.of(request)))
                .flatMap(DouyinUserHandler::answer);
    }

    Mono<ServerResponse> login(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(
                        sent -> accounts.login(sent.require("username"), sent.require("password"), callers.of(request)))
                .flatMap(DouyinUserHandler::answer);
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return visitors.visit(request).flatMap(this::person).flatMap(Envelope::toResponse);
    }

    private Mono<Envelope> person(Visit visit) {
        return cards.person(visit.accountAskedFor(), visit.viewer(), format)
                .map(person -> Envelope.success().with("user", json -> person.writeTo(json, visit.base())));
    }

    private static Mono<ServerResponse> answer(SignedIn signedIn) {
        return Envelope.success()
                .with("user_id", signedIn.accountId())
                .with("token", signedIn.token())
                .toResponse();
    }
}
